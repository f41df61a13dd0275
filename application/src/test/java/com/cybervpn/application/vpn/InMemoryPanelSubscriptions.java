package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelSubscriptions;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.SubscriptionLinks;
import java.util.List;
import java.util.Optional;

/** One made-up share link for each user of the given panel. */
public final class InMemoryPanelSubscriptions implements PanelSubscriptions {
    private final PanelUsers users;

    public InMemoryPanelSubscriptions(PanelUsers users) {
        this.users = users;
    }

    @Override
    public Optional<SubscriptionLinks> links(PanelUserId id) {
        return users.find(id)
                .map(user -> new SubscriptionLinks(
                        List.of("vless://placeholder@de.example.com:8443#" + user.username()), user.subscriptionUrl()));
    }
}
