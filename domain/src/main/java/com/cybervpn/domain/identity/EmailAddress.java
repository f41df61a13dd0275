package com.cybervpn.domain.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, in lower case: two that differ by case only are one. */
public record EmailAddress(String value) {
    public static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;

    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public EmailAddress {
        if (!isValid(value)) throw new IllegalArgumentException("not an e-mail address");
        value = value.toLowerCase(Locale.ROOT);
    }

    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH
                && value.indexOf('@') <= MAX_LOCAL_LENGTH
                && SHAPE.matcher(value).matches();
    }

    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /** What may be written to the audit log: {@code an***@example.com}. */
    public String masked() {
        String local = localPart();
        return local.substring(0, Math.min(2, local.length())) + "***" + value.substring(value.indexOf('@'));
    }

    /** Masked, since addresses of people do not belong into logs. */
    @Override
    public String toString() {
        return masked();
    }
}
