package com.cybervpn.application.shared.port.out;

import java.time.Duration;
import java.util.Optional;

/** Counts how often something was tried, over all instances. */
public interface RateLimits {
    /**
     * Takes one try from the allowance of {@code key}.
     *
     * @param key what is limited and for whom: {@code magic-link:<address>}
     * @return empty when allowed; else how long to wait
     * @throws com.cybervpn.application.shared.ApplicationFailure.Unavailable when the counters are not to be reached
     */
    Optional<Duration> tryAcquire(String key, Limit limit);

    /** Forgets the tries of {@code key}. */
    void reset(String key);

    /**
     * @param tries allowed within any one {@code window}
     */
    record Limit(int tries, Duration window) {}
}
