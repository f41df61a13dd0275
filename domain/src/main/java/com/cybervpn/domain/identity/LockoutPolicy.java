package com.cybervpn.domain.identity;

import java.time.Duration;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How failed sign-ins lock an account.
 *
 * @param locks at how many failures in a row, for how long
 * @param forever from how many failures on only an administrator opens it again
 * @param memory how long after the last failure the count starts anew
 */
public record LockoutPolicy(NavigableMap<Integer, Duration> locks, int forever, Duration memory) {
    public LockoutPolicy {
        locks = Collections.unmodifiableNavigableMap(new TreeMap<>(locks));
        if (!locks.isEmpty() && locks.lastKey() >= forever) {
            throw new IllegalArgumentException("no lock may come after the last: " + forever);
        }
    }

    /** How long the {@code failures}-th failure locks; empty when it does not, or does for ever. */
    Optional<Duration> lockAfter(int failures) {
        return Optional.ofNullable(locks.get(failures));
    }
}
