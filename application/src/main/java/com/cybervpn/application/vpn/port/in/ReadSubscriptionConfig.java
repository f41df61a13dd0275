package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.SubscriptionLinks;
import java.util.Optional;
import java.util.UUID;

/** Hands out a VPN user's ways in: to the account that owns it, and to staff who may read users. */
public interface ReadSubscriptionConfig {
    /**
     * @param user a VPN user's id, or the caller's own account id for its own VPN user
     */
    Optional<SubscriptionLinks> read(Caller caller, UUID user);
}
