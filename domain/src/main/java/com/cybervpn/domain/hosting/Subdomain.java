package com.cybervpn.domain.hosting;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** The host label of an app under the base domain: six letters, chosen once and kept across deployments (H-ENG-7). */
public record Subdomain(String value) {
    private static final int LENGTH = 6;
    private static final Pattern SHAPE = Pattern.compile("[a-z]{" + LENGTH + "}");

    public Subdomain {
        if (!SHAPE.matcher(value).matches()) throw new InvalidValue("a subdomain has six letters from a to z");
    }

    /**
     * @param below a number from 0 (inclusive) to its argument (exclusive), all equally likely
     */
    public static Subdomain random(IntUnaryOperator below) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) letters.append((char) ('a' + below.applyAsInt(26)));
        return new Subdomain(letters.toString());
    }

    public static Optional<Subdomain> parse(String label) {
        return SHAPE.matcher(label).matches() ? Optional.of(new Subdomain(label)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
