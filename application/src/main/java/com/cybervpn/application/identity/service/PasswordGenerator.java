package com.cybervpn.application.identity.service;

import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordPolicy;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes passwords that nobody can guess and everybody can type. */
final class PasswordGenerator {
    /** Without letters and digits that look alike, since it is typed from a screen. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_=+";

    private static final int LENGTH = 20;

    private final Randomness randomness;

    PasswordGenerator(Randomness randomness) {
        this.randomness = randomness;
    }

    /** One that passes the strictest policy. */
    Password next() {
        String candidate;
        do {
            candidate = IntStream.range(0, LENGTH)
                    .mapToObj(_ -> String.valueOf(ALPHABET.charAt(randomness.below(ALPHABET.length()))))
                    .collect(Collectors.joining());
        } while (PasswordPolicy.STRICT.weakness(candidate).isPresent());
        return Password.of(candidate, PasswordPolicy.STRICT);
    }
}
