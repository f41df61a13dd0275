package com.cybervpn.bootstrap.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens by itself, however long it takes within reason. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Looks until it is as wanted, and gives that; fails with what it saw last when that takes too long. */
    public static <T> T get(Supplier<T> look, Predicate<T> wanted) {
        return get(PATIENCE, look, wanted);
    }

    /** The same for what may take another time than most. */
    public static <T> T get(Duration patience, Supplier<T> look, Predicate<T> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > deadline) throw new AssertionError("still " + seen);
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = look.get();
        }
        return seen;
    }

    /** Looks until there is something. */
    public static <T> T present(String what, Supplier<Optional<T>> look) {
        try {
            return get(look, Optional::isPresent).orElseThrow();
        } catch (AssertionError e) {
            throw new AssertionError("did not happen: " + what, e);
        }
    }

    /** Looks until it is so. */
    public static void holds(String what, Supplier<Boolean> condition) {
        present(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }
}
