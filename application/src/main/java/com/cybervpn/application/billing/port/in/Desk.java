package com.cybervpn.application.billing.port.in;

/** Where a payment is asked for, which decides who may. */
public enum Desk {
    /** Whoever has the permission, for anybody. */
    STAFF,
    /** Owners for themselves; whoever has the permission for anybody. */
    SELF_SERVICE
}
