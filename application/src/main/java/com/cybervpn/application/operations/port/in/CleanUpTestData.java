package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.SampleKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Removes sample accounts and what belongs to them; nothing else can be touched by it (T-DEV-3). */
public interface CleanUpTestData {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden where data is not disposable
     */
    Outcome cleanUp(Caller caller, Command command);

    /**
     * @param olderThan zero: all
     * @param kinds without {@link SampleKind#USERS} the accounts stay; with it they go with all that belongs to them
     */
    record Command(Duration olderThan, Set<SampleKind> kinds) {}

    /** How it ends. */
    sealed interface Outcome {
        record CleanedUp(Map<SampleKind, Integer> removed) implements Outcome {}

        /** Another administrative job runs. */
        record Busy() implements Outcome {}
    }
}
