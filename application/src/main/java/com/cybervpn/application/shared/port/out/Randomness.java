package com.cybervpn.application.shared.port.out;

/** Unpredictable bytes for tokens and codes. */
public interface Randomness {
    byte[] bytes(int count);

    /** A number from 0 (inclusive) to {@code bound} (exclusive), all equally likely. */
    int below(int bound);
}
