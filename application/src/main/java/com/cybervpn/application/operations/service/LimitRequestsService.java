package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.LimitRequests;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.port.out.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Counts in the shared store; leaves the store alone for a while after it failed several times in a row. */
public final class LimitRequestsService implements LimitRequests {
    private static final int FAILURES_TO_OPEN = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST_PATH = 200;
    private static final Outcome ADMITTED = new Outcome.Admitted();

    private final RateLimits limits;
    private final Policy policy;
    private final InstantSource clock;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    public LimitRequestsService(RateLimits limits, Policy policy, InstantSource clock) {
        this.limits = limits;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param requests allowed to one client for one path within any one {@code window}
     * @param failOpen lets requests pass while the counters are not to be reached
     */
    public record Policy(boolean enabled, int requests, Duration window, boolean failOpen) {}

    @Override
    public Outcome admit(String client, String path) {
        if (!policy.enabled()) return ADMITTED;
        if (clock.instant().isBefore(closedUntil.get())) return unknown();
        boolean allowed;
        try {
            allowed = limits.tryAcquire(key(client, path), new RateLimits.Limit(policy.requests(), policy.window()))
                    .isEmpty();
        } catch (ApplicationFailure.Unavailable _) {
            if (failures.incrementAndGet() >= FAILURES_TO_OPEN)
                closedUntil.set(clock.instant().plus(PAUSE));
            return unknown();
        }
        failures.set(0);
        return allowed ? ADMITTED : new Outcome.Refused(policy.window());
    }

    private Outcome unknown() {
        return policy.failOpen() ? ADMITTED : new Outcome.Unknown(PAUSE);
    }

    /** Paths of any length share what their first characters name, so that no client fills the store. */
    private static String key(String client, String path) {
        return "request:" + client + ":" + path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }
}
