package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of one account's synchronisation, and its clock: each operation has a time of its own, later than all
 * before it, so that "what changed since" leaves nothing out.
 *
 * @param lastTick the time of the latest operation
 * @param items how many are stored, deleted ones included
 * @param lastSync the latest pull or push; null before the first
 */
public record SyncLedger(
        Instant lastTick,
        long items,
        long succeeded,
        long failed,
        long conflicts,
        long resolved,
        @Nullable Instant lastSync) {
    public static final SyncLedger NEW = new SyncLedger(Instant.EPOCH, 0, 0, 0, 0, 0, null);

    /** Whole milliseconds, since some clients know no shorter time. */
    public SyncLedger tick(Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.MILLIS);
        if (!next.isAfter(lastTick)) next = lastTick.plusMillis(1);
        return new SyncLedger(next, items, succeeded, failed, conflicts, resolved, lastSync);
    }

    /** After a pull or push at {@link #lastTick}. */
    public SyncLedger counted(boolean success) {
        return new SyncLedger(
                lastTick,
                items,
                succeeded + (success ? 1 : 0),
                failed + (success ? 0 : 1),
                conflicts,
                resolved,
                lastTick);
    }

    public SyncLedger withMore(long newItems, long newConflicts) {
        return new SyncLedger(
                lastTick, items + newItems, succeeded, failed, conflicts + newConflicts, resolved, lastSync);
    }

    public SyncLedger withOneResolved() {
        return new SyncLedger(lastTick, items, succeeded, failed, conflicts, resolved + 1, lastSync);
    }
}
