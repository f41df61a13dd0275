package com.cybervpn.web.shared.socket;

import java.util.concurrent.TimeUnit;

/** Counts the messages of one socket in windows of 10 seconds. Used by one network thread. */
final class MessageRate {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

    private final int allowed;
    private long windowStart = System.nanoTime();
    private int count;

    MessageRate(int allowed) {
        this.allowed = allowed;
    }

    boolean allows() {
        long now = System.nanoTime();
        if (now - windowStart > WINDOW) {
            windowStart = now;
            count = 0;
        }
        return ++count <= allowed;
    }
}
