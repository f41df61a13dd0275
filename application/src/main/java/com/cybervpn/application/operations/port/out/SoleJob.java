package com.cybervpn.application.operations.port.out;

import java.util.Optional;
import java.util.function.Supplier;

/** Lets one job run at a time on all instances together. */
public interface SoleJob {
    /**
     * Runs {@code job} while no other runs anywhere.
     *
     * @return empty, at once, when another one runs
     */
    <T> Optional<T> tryAlone(Supplier<T> job);
}
