package com.cybervpn.domain.vpn;

import java.util.Locale;

/** Whether a VPN user may connect, and if not, why. */
public enum VpnUserStatus {
    ACTIVE,
    DISABLED,
    LIMITED,
    EXPIRED;

    /** Reads the panel's word without regard to case; a word nobody knows counts as disabled. */
    public static VpnUserStatus of(String word) {
        for (VpnUserStatus status : values()) {
            if (status.name().equalsIgnoreCase(word)) return status;
        }
        return DISABLED;
    }

    /** The name as the API writes it: {@code active}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
