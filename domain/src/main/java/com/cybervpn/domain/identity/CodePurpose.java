package com.cybervpn.domain.identity;

import java.util.Locale;

/** What a mailed code is good for; one for the other purpose is worth nothing. */
public enum CodePurpose {
    EMAIL_VERIFICATION,
    PASSWORD_RESET;

    /** The name as it is stored: {@code password_reset}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
