package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what nobody can want back any more: old versions, lost changes, settled conflicts. */
public final class SyncRetention implements RecurringJob {
    private final SyncItems items;
    private final SyncConflicts conflicts;
    private final Duration kept;
    private final InstantSource clock;

    /**
     * @param kept how long they can be had back
     */
    public SyncRetention(SyncItems items, SyncConflicts conflicts, Duration kept, InstantSource clock) {
        this.items = items;
        this.conflicts = conflicts;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "terminal-sync-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        items.forgetHistory(before);
        conflicts.forgetSettled(before);
    }
}
