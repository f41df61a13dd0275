package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.domain.operations.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Finds operations whose instance died and has them taken up again. */
public final class OperationRecovery implements RecurringJob {
    private static final int AT_ONCE = 100;

    private final Operations operations;
    private final Jobs jobs;
    private final InstantSource clock;

    public OperationRecovery(Operations operations, Jobs jobs, InstantSource clock) {
        this.operations = operations;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "operations.recovery";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (OperationId id : operations.abandoned(AT_ONCE)) {
            // A job of its own each time: the one of the dead instance may count as running for a long while yet.
            jobs.enqueue(OperationRunner.JOB_KIND, OperationRunner.jobId(id, now), now);
        }
    }
}
