package com.cybervpn.application.shared.port.in;

import java.time.Duration;

/**
 * Does the durable work of one kind. Runs at least once for each job, on one instance at a time; so a second run of the
 * same id must be harmless. Throwing means: try again later.
 */
public interface JobHandler {
    /** The kind that {@code Jobs#enqueue} names. */
    String kind();

    void run(String id);

    /**
     * The pause before the next try.
     *
     * @param failures how often it failed so far in a row, 1 or more
     */
    default Duration retryAfter(int failures) {
        return Duration.ofSeconds(Math.min(600, 10L << Math.min(failures, 6)));
    }
}
