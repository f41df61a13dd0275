package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.port.in.RecurringJob;
import java.time.Duration;
import java.time.InstantSource;

/** Removes audit entries that are older than they are kept. */
public final class AuditRetention implements RecurringJob {
    private final AuditEntries entries;
    private final InstantSource clock;
    private final Duration kept;

    public AuditRetention(AuditEntries entries, InstantSource clock, Duration kept) {
        this.entries = entries;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "audit-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        entries.removeOlderThan(clock.instant().minus(kept));
    }
}
