package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.SubscriptionWords;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.VpnUserId;
import java.time.Instant;
import java.time.InstantSource;

/** {@link SubscriptionWords} where nothing is sold: what the panel alone can say. */
public final class PanelSubscriptionWords implements SubscriptionWords {
    private final InstantSource clock;

    public PanelSubscriptionWords(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String of(AccountId owner, VpnUserId user, boolean enabled, Instant expiresAt) {
        if (!expiresAt.isAfter(clock.instant())) return "expired";
        return enabled ? "active" : "cancelled";
    }
}
