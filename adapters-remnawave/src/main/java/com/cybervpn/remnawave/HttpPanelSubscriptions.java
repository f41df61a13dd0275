package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelSubscriptions;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.SubscriptionLinks;
import com.cybervpn.http.HttpCall;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code /api/subscriptions} of the panel. */
@Singleton
final class HttpPanelSubscriptions implements PanelSubscriptions {
    private final RemnawaveClient panel;

    HttpPanelSubscriptions(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public Optional<SubscriptionLinks> links(PanelUserId user) {
        return panel.find(
                "subscription",
                HttpCall.get("/api/subscriptions/by-id/{id}", user.value()),
                HttpPanelSubscriptions::subscription);
    }

    static SubscriptionLinks subscription(Wire subscription) {
        subscription.skip("isFound", "user", "ssConfLinks");
        return new SubscriptionLinks(subscription.texts("links"), subscription.textOrNull("subscriptionUrl"));
    }
}
