package com.cybervpn.application.operations.port.in;

import java.time.Duration;

/** Holds each client to a number of requests for each path and window. */
public interface LimitRequests {
    /**
     * Counts one request; refused ones count as well.
     *
     * @param client its address
     */
    Outcome admit(String client, String path);

    /** Whether the request may go on. */
    sealed interface Outcome {
        record Admitted() implements Outcome {}

        /** The allowance is used up. */
        record Refused(Duration retryAfter) implements Outcome {}

        /** The counters are not to be reached, and the platform is set to refuse rather than to guess. */
        record Unknown(Duration retryAfter) implements Outcome {}
    }
}
