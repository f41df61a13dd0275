package com.cybervpn.domain.billing;

import java.util.Locale;

/** A subscription in one word. */
public enum SubscriptionStatus {
    ACTIVE,
    EXPIRED,
    TRIAL,
    CANCELLED,
    NONE;

    /** The word of the API: {@code active}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
