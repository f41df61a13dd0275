package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.AuditTrail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the audit entries for a test to look at. */
public final class InMemoryAuditTrail implements AuditTrail {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(Entry entry) {
        entries.add(entry);
    }

    /** Oldest first; can be enlisted in {@link InMemoryTransactions}. */
    public List<Entry> entries() {
        return entries;
    }

    public List<String> actions() {
        return entries.stream().map(Entry::action).toList();
    }

    public Entry last() {
        return entries.getLast();
    }
}
