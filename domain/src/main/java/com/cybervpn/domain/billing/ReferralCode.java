package com.cybervpn.domain.billing;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** The word that an account hands to friends: 6 to 12 of {@code A-Z0-9}. */
public record ReferralCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{6,12}");
    /** Without 0, O, 1 and I: codes are read aloud and typed. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 8;

    public ReferralCode {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a referral code");
    }

    /** Reads what somebody typed, in any case. */
    public static Optional<ReferralCode> parse(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? Optional.of(new ReferralCode(upper)) : Optional.empty();
    }

    /**
     * @param below gives a number from 0 to its argument, exclusive, all equally likely
     */
    public static ReferralCode random(IntUnaryOperator below) {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(below.applyAsInt(ALPHABET.length())));
        return new ReferralCode(code.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
