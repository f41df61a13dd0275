package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.VpnUserId;

/** Removes a VPN user from the panel and from our records. */
public interface DeleteVpnUser {
    PanelChange<VpnUserId> delete(Caller caller, VpnUserId id);
}
