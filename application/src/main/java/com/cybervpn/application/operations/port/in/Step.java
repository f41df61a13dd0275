package com.cybervpn.application.operations.port.in;

import java.time.Duration;

/**
 * One step of an operation. It is recorded before it runs, and it may run again after a crash: so running it twice must
 * give what running it once gives. Cancelling and the end of its time interrupt its thread.
 */
public interface Step {
    /** Unique in its plan. */
    String name();

    /** After this long it is stopped and has failed. */
    Duration timeout();

    /** Its share of the whole work, for the progress shown. */
    default int weight() {
        return 1;
    }

    /**
     * @throws StepFailed with the reason that people may read
     * @throws InterruptedException when it was stopped
     */
    void run(StepContext context) throws StepFailed, InterruptedException;

    /**
     * Takes back what {@link #run} did, whether it did all, a part or nothing of it. May run again after a crash.
     *
     * @throws StepFailed when that is not possible; the remaining steps are undone all the same
     */
    default void undo(StepContext context) throws StepFailed, InterruptedException {}
}
