package com.cybervpn.domain.shared;

import java.util.Locale;

/** A right that a use case asks for. */
public enum Permission {
    USER_READ,
    USER_CREATE,
    USER_UPDATE,
    USER_DELETE,
    SERVER_READ,
    SERVER_CREATE,
    SERVER_UPDATE,
    SERVER_DELETE,
    PAYMENT_READ,
    PAYMENT_CREATE,
    MONITORING_READ,
    AUDIT_READ,
    WEBHOOK_READ,
    SUBSCRIPTION_CREATE,
    VIEW_ANALYTICS,
    MANAGE_PLANS,
    MANAGE_INVITES,
    MANAGE_ADMINS;

    /** The name as the API writes it: {@code user_read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
