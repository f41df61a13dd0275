package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Randomness;
import java.util.Random;

/** The same bytes in each run, so that tests can be repeated. */
public final class SeededRandomness implements Randomness {
    private final Random random;

    public SeededRandomness(long seed) {
        random = new Random(seed);
    }

    public SeededRandomness() {
        this(42);
    }

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
