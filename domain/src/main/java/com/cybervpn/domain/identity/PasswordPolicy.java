package com.cybervpn.domain.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a new password must be like (R-130).
 *
 * @param minLength in UTF-16 units
 * @param maxLength bounds the work of hashing
 */
public record PasswordPolicy(int minLength, int maxLength) {
    /** Every account of the vpn surface. */
    public static final PasswordPolicy STRICT = new PasswordPolicy(12, 128);
    /** The terminal and hosting surfaces promise their users 8 characters (T-AUTH-2). */
    public static final PasswordPolicy SHORT = new PasswordPolicy(8, 128);

    private static final String SPECIAL = "!@#$%^&*(),.?\":{}|<>-_=+[]\\;'/`~";
    private static final String DIGIT_RUN = "01234567890123456789";

    private static final Set<String> COMMON = Set.of(
            "password",
            "password1",
            "password12",
            "password123",
            "password1234",
            "password12345",
            "password123456",
            "p@ssw0rd",
            "p@ssw0rd1",
            "p@ssw0rd12",
            "p@ssw0rd123",
            "p@ssw0rd1234",
            "p@ssword1",
            "p@ssword123",
            "p@$$w0rd",
            "p@$$w0rd1",
            "p@$$w0rd123",
            "pa$$w0rd",
            "pa$$w0rd1",
            "pa$$w0rd123",
            "pa$$word1",
            "passw0rd!",
            "password!",
            "password1!",
            "passw0rd1!",
            "qwerty123",
            "qwerty1234",
            "qwerty12345",
            "qwerty123456",
            "qwertyuiop",
            "qwertyuiop1",
            "qwertyuiop123",
            "qwerty1!",
            "qwerty12!",
            "qwerty123!",
            "1q2w3e4r",
            "1qaz2wsx",
            "1qaz@wsx",
            "1qaz!qaz",
            "!qaz2wsx",
            "!qaz1qaz",
            "zaq12wsx",
            "zaq1@wsx",
            "zaq!2wsx",
            "1qaz2wsx3edc",
            "1qaz@wsx3edc",
            "!qaz@wsx3edc",
            "!qaz2wsx#edc",
            "q1w2e3r4t5y6",
            "q1w2e3r4!",
            "1q2w3e4r5t6y",
            "abc123456789",
            "abcd1234",
            "abcd1234!",
            "abc123!@#",
            "abcabc123!",
            "aa123456",
            "aa123456!",
            "aa123456789",
            "a123456789",
            "asdf1234",
            "asdf1234!",
            "asdfghjkl123",
            "letmein123",
            "letmein1!",
            "letmein123!",
            "welcome1",
            "welcome1!",
            "welcome123",
            "welcome123!",
            "welcome@123",
            "welcome@1234",
            "admin123",
            "admin123!",
            "admin1234",
            "admin1234!",
            "admin@123",
            "admin@1234",
            "admin@12345",
            "admin@123456",
            "administrator",
            "administrator1",
            "administrator1!",
            "changeme",
            "changeme1",
            "changeme1!",
            "changeme123",
            "changeme123!",
            "changeit",
            "default123!",
            "iloveyou",
            "iloveyou1",
            "iloveyou1!",
            "iloveyou123",
            "monkey123",
            "dragon123",
            "sunshine1",
            "sunshine1!",
            "princess1",
            "football1",
            "football1!",
            "baseball1",
            "baseball1!",
            "superman1",
            "superman1!",
            "trustno1",
            "trustno1!",
            "master123",
            "hello123",
            "hello123!",
            "secret123",
            "secret123!",
            "test1234",
            "test1234!",
            "test@123",
            "test@1234",
            "root1234",
            "root@123",
            "user1234",
            "user@123",
            "guest123",
            "summer2024!",
            "summer2025!",
            "winter2024!",
            "winter2025!",
            "spring2025!",
            "autumn2025!",
            "correcthorsebatterystaple");

    public PasswordPolicy {
        if (minLength < 1 || maxLength < minLength) throw new IllegalArgumentException("minLength " + minLength);
    }

    /** What is wrong with {@code raw} first of all; empty when it will do. */
    public Optional<Weakness> weakness(String raw) {
        if (raw.length() < minLength) return Optional.of(Weakness.TOO_SHORT);
        if (raw.length() > maxLength) return Optional.of(Weakness.TOO_LONG);
        if (raw.chars().distinct().count() == 1) return Optional.of(Weakness.ONE_CHARACTER);
        if (DIGIT_RUN.contains(raw) || new StringBuilder(DIGIT_RUN).reverse().indexOf(raw) >= 0) {
            return Optional.of(Weakness.DIGIT_RUN);
        }
        if (raw.chars().noneMatch(c -> c >= 'A' && c <= 'Z')) return Optional.of(Weakness.NO_UPPER_CASE);
        if (raw.chars().noneMatch(c -> c >= 'a' && c <= 'z')) return Optional.of(Weakness.NO_LOWER_CASE);
        if (raw.chars().noneMatch(c -> c >= '0' && c <= '9')) return Optional.of(Weakness.NO_DIGIT);
        if (raw.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) return Optional.of(Weakness.NO_SPECIAL);
        return COMMON.contains(raw.toLowerCase(Locale.ROOT)) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    /** Why a password will not do. */
    public enum Weakness {
        TOO_SHORT("Password is too short"),
        TOO_LONG("Password is too long"),
        ONE_CHARACTER("Password must not be one repeated character"),
        DIGIT_RUN("Password must not be a simple run of digits"),
        NO_UPPER_CASE("Password needs an upper-case letter"),
        NO_LOWER_CASE("Password needs a lower-case letter"),
        NO_DIGIT("Password needs a digit"),
        NO_SPECIAL("Password needs a special character"),
        COMMON("Password is too common");

        private final String message;

        Weakness(String message) {
            this.message = message;
        }

        /** For the person who chose it. */
        public String message() {
            return message;
        }
    }
}
