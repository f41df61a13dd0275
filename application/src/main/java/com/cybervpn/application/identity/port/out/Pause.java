package com.cybervpn.application.identity.port.out;

import java.time.Instant;

/** Lets a caller wait, so that the time an answer takes tells nothing. */
@FunctionalInterface
public interface Pause {
    /** Blocks until {@code instant}; returns at once when it has passed. */
    void until(Instant instant);
}
