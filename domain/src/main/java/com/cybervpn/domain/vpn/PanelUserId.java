package com.cybervpn.domain.vpn;

/** The number by which the panel knows a VPN user. */
public record PanelUserId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
