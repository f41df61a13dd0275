package com.cybervpn.domain.vpn;

import java.util.UUID;

/** Names a VPN user towards our clients. The panel does not know it. */
public record VpnUserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
