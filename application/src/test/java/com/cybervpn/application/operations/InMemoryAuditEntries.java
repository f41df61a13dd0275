package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.in.ListAuditEntries;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An audit trail that can be written and read; nobody can tamper with it. */
public final class InMemoryAuditEntries implements AuditTrail, AuditEntries {
    private final InstantSource clock;
    private final Ids ids = new SequentialIds();
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    public InMemoryAuditEntries(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void record(Entry entry) {
        entries.add(new AuditEntry(
                ids.next(),
                entry.actor(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                entry.oldValue(),
                entry.newValue(),
                entry.origin().ip(),
                entry.origin().userAgent(),
                clock.instant()));
    }

    @Override
    public List<AuditEntry> list(ListAuditEntries.Filter filter, int offset, int limit) {
        return entries.reversed().stream()
                .filter(entry -> fits(filter.actor(), entry.actor())
                        && fits(filter.action(), entry.action())
                        && fits(filter.entityType(), entry.entityType())
                        && fits(filter.entityId(), entry.entityId()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public AuditChainState verify() {
        return new AuditChainState.Intact(entries.size());
    }

    @Override
    public int removeOlderThan(Instant before) {
        var old =
                entries.stream().takeWhile(entry -> entry.at().isBefore(before)).toList();
        entries.removeAll(old);
        return old.size();
    }

    private static boolean fits(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
