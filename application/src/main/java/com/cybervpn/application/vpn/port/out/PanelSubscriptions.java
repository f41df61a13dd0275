package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.SubscriptionLinks;
import java.util.Optional;

/** The ways in that the panel hands out. Failures as in {@link PanelUsers}. */
public interface PanelSubscriptions {
    /** Empty when the panel has no such user. */
    Optional<SubscriptionLinks> links(PanelUserId user);
}
