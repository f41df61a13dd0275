package com.cybervpn.domain.vpn;

/** How often the panel sets a user's counted traffic back to zero. Named as the panel names them. */
public enum TrafficReset {
    NO_RESET,
    DAY,
    WEEK,
    MONTH,
    MONTH_ROLLING;

    /** Reads the panel's word without regard to case; a word nobody knows counts as never. */
    public static TrafficReset of(String word) {
        for (TrafficReset reset : values()) {
            if (reset.name().equalsIgnoreCase(word)) return reset;
        }
        return NO_RESET;
    }
}
