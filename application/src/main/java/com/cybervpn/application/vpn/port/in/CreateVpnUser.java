package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.VpnUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a VPN user on the panel. */
public interface CreateVpnUser {
    PanelChange<VpnUser> create(Caller caller, Command command);

    /**
     * @param trafficLimitBytes 0 or null is unlimited
     * @param expiresAt null is never
     */
    record Command(
            String username,
            @Nullable String email,
            @Nullable Long trafficLimitBytes,
            @Nullable Instant expiresAt) {}
}
