package com.cybervpn.application.identity.port.in;

/** Which tokens a surface hands out. */
public enum TokenStyle {
    /** A short access token with a refresh token beside it. */
    PAIR,
    /** One access token for a day (T-AUTH-1, H-AUTH-2). */
    BEARER
}
