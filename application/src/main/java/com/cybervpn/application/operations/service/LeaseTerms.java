package com.cybervpn.application.operations.service;

import java.time.Duration;

/**
 * For how long an instance holds an operation.
 *
 * @param duration without a renewal another instance takes over after this
 * @param beat how often a running operation is looked after: lease renewed, log written, cancel noticed
 */
public record LeaseTerms(Duration duration, Duration beat) {
    public LeaseTerms {
        if (beat.multipliedBy(3).compareTo(duration) > 0) {
            throw new IllegalArgumentException("a lease of " + duration + " needs a beat of a third of it at most");
        }
    }

    public static LeaseTerms standard() {
        return new LeaseTerms(Duration.ofSeconds(20), Duration.ofMillis(500));
    }
}
