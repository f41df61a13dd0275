package com.cybervpn.domain.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step.
 *
 * @param weight its share of the whole work, at least 1
 * @param startedAt when it last began; null while waiting
 * @param endedAt when it was done, failed or was undone; null before
 */
public record StepRecord(
        String name,
        int weight,
        StepState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    public StepRecord {
        if (weight < 1) throw new IllegalArgumentException("weight must be at least 1: " + weight);
    }

    public static StepRecord waiting(String name, int weight) {
        return new StepRecord(name, weight, StepState.WAITING, null, null);
    }

    StepRecord begun(Instant now) {
        return new StepRecord(name, weight, StepState.RUNNING, now, null);
    }

    StepRecord undoing() {
        return new StepRecord(name, weight, StepState.UNDOING, startedAt, null);
    }

    StepRecord ended(StepState as, Instant now) {
        return new StepRecord(name, weight, as, startedAt, now);
    }

    /** Whether something may have been done that an undo has to look at. */
    boolean leftTraces() {
        return state != StepState.WAITING && state != StepState.UNDONE;
    }
}
