package com.cybervpn.domain.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name an account is known by: 3 to 50 of letters, digits, {@code _} and {@code -}; unique whatever its case. */
public record Login(String value) {
    public static final int MIN_LENGTH = 3;
    public static final int MAX_LENGTH = 50;

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{3,50}");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_]+");
    /** Leaves room for a suffix that makes the login unique. */
    private static final int DERIVED_LENGTH = MAX_LENGTH - 10;

    public Login {
        if (!isValid(value)) throw new IllegalArgumentException("not a login");
    }

    public static boolean isValid(String value) {
        return ALLOWED.matcher(value).matches();
    }

    /** The nearest login to a name from elsewhere; {@code fallback} when nothing usable is left of it. */
    public static Login derivedFrom(String name, String fallback) {
        String cleaned = OTHER.matcher(name).replaceAll("_");
        String cut = cleaned.length() > DERIVED_LENGTH ? cleaned.substring(0, DERIVED_LENGTH) : cleaned;
        return new Login(isValid(cut) && !cut.chars().allMatch(c -> c == '_') ? cut : fallback);
    }

    /** A sibling for when this one is taken: {@code ann} becomes {@code ann_4711}. */
    public Login withSuffix(int number) {
        String suffix = "_" + number;
        int room = MAX_LENGTH - suffix.length();
        return new Login((value.length() > room ? value.substring(0, room) : value) + suffix);
    }

    /** What two logins are compared by. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    public boolean sameAs(Login other) {
        return key().equals(other.key());
    }

    @Override
    public String toString() {
        return value;
    }
}
