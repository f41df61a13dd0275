package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes a VPN user on the panel. */
public interface ChangeVpnUser {
    PanelChange<VpnUser> change(Caller caller, Command command);

    /**
     * Null leaves a member as it is.
     *
     * @param username for those who send everything back; the panel cannot rename, so another one is refused
     * @param trafficLimitBytes 0 is unlimited
     */
    record Command(
            VpnUserId id,
            @Nullable String username,
            @Nullable String email,
            @Nullable Long trafficLimitBytes,
            @Nullable Instant expiresAt) {}
}
