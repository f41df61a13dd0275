package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Trial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's one trial (R-910..R-912). */
public interface OwnTrial {
    Status status(Caller caller);

    /**
     * Starts it.
     *
     * @return empty when it was used already
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after three tries in an hour
     */
    Optional<Trial> activate(Caller caller);

    /**
     * @param trial null while there was none, which is as long as the caller may start one
     */
    record Status(@Nullable Trial trial, Instant at) {}
}
