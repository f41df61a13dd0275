package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import java.util.List;
import java.util.Optional;

/** Shows VPN users to staff. Users that someone made on the panel itself get their id when they are first seen. */
public interface ReadVpnUsers {
    /**
     * @param page from 1
     * @param size 1 to 100
     */
    Page list(Caller caller, int page, int size);

    Optional<VpnUser> read(Caller caller, VpnUserId id);

    /**
     * @param total over all pages
     */
    record Page(List<VpnUser> users, long total) {}
}
