package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ends the renewal of the caller's own subscription; access stays until its end (R-665..R-667). */
public interface CancelSubscription {
    /**
     * @param reason up to 50 characters
     * @param feedback up to 1000 characters
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after three cancellations in an hour
     */
    Outcome cancel(Caller caller, @Nullable String reason, @Nullable String feedback);

    /** How it ended. */
    sealed interface Outcome {
        /**
         * Now or before.
         *
         * @param effectiveUntil first instant without access
         */
        record Cancelled(Instant effectiveUntil) implements Outcome {}

        /** There is no subscription, or it has ended. */
        record NothingToCancel() implements Outcome {}
    }
}
