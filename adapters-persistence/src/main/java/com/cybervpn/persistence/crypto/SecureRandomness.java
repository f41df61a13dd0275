package com.cybervpn.persistence.crypto;

import com.cybervpn.application.shared.port.out.Randomness;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** The randomness of the JDK's default generator. */
@Singleton
final class SecureRandomness implements Randomness {
    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
