package com.cybervpn.application.operations.port.out;

import com.cybervpn.application.operations.port.in.ListAuditEntries;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditEntry;
import java.time.Instant;
import java.util.List;

/** The stored audit trail, to be read; {@code AuditTrail} writes it. */
public interface AuditEntries {
    /** Newest first. */
    List<AuditEntry> list(ListAuditEntries.Filter filter, int offset, int limit);

    /** Checks the chain over all entries that are kept; reads the whole trail. */
    AuditChainState verify();

    /**
     * Removes the oldest entries up to the first that is not older than {@code before}; the chain stays verifiable.
     *
     * @return how many were removed
     */
    int removeOlderThan(Instant before);
}
