package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.ListAuditEntries;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.AuditEntry;
import com.cybervpn.domain.shared.Permission;
import java.util.List;

/** Lets those read the audit trail who have the right to. */
public final class ListAuditEntriesService implements ListAuditEntries {
    private final AuditEntries entries;

    public ListAuditEntriesService(AuditEntries entries) {
        this.entries = entries;
    }

    @Override
    public List<AuditEntry> list(Caller caller, Filter filter, int offset, int limit) {
        caller.require(Permission.AUDIT_READ);
        return entries.list(filter, offset, limit);
    }
}
