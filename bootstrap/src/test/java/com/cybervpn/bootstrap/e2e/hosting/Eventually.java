package com.cybervpn.bootstrap.e2e.hosting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition, however long it takes within reason. */
final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Eventually() {}

    static <T> T present(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LIMIT.toNanos();
        do {
            Optional<T> seen = look.get();
            if (seen.isPresent()) return seen.get();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("did not happen within " + LIMIT.toSeconds() + " s: " + what);
    }

    static void holds(String what, Supplier<Boolean> condition) {
        present(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }
}
