package com.cybervpn.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Stops calling a peer that keeps failing: closed until {@code threshold} failures in a row, then open for
 * {@code pause}, then half open, where one call decides.
 */
final class CircuitBreaker {
    enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    private final int threshold;
    private final Duration pause;
    private final InstantSource clock;
    private State state = State.CLOSED;
    private int failures;
    private Instant opensAgainAt = Instant.MIN;

    CircuitBreaker(int threshold, Duration pause, InstantSource clock) {
        this.threshold = threshold;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether a call may go out now. Whoever is let through reports how it ended. */
    synchronized boolean letsThrough() {
        if (state == State.CLOSED) return true;
        Instant now = clock.instant();
        if (now.isBefore(opensAgainAt)) return false;
        state = State.HALF_OPEN;
        opensAgainAt = now.plus(pause); // should this probe never report, the next one follows
        return true;
    }

    /**
     * @return whether this closed the circuit
     */
    synchronized boolean succeeded() {
        boolean wasBroken = state != State.CLOSED;
        state = State.CLOSED;
        failures = 0;
        return wasBroken;
    }

    /**
     * @return whether this opened the circuit
     */
    synchronized boolean failed() {
        failures++;
        if (state == State.OPEN || (state == State.CLOSED && failures < threshold)) return false;
        boolean wasClosed = state == State.CLOSED;
        state = State.OPEN;
        opensAgainAt = clock.instant().plus(pause);
        return wasClosed;
    }

    synchronized State state() {
        return state;
    }
}
