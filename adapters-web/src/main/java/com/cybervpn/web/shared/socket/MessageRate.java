package com.cybervpn.web.shared.socket;

import java.time.Duration;

/** Counts what one socket sends in windows of time. Used by one thread. */
public final class MessageRate {
    private final int allowed;
    private final long window;
    private long windowStart = System.nanoTime();
    private long count;

    public MessageRate(int allowed, Duration window) {
        this.allowed = allowed;
        this.window = window.toNanos();
    }

    /** Whether {@code more} are within what is allowed; counts them in any case. */
    public boolean allows(int more) {
        long now = System.nanoTime();
        if (now - windowStart > window) {
            windowStart = now;
            count = 0;
        }
        count += more;
        return count <= allowed;
    }
}
