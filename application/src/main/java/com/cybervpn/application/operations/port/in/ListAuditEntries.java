package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.AuditEntry;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the record of who did what, newest first. */
public interface ListAuditEntries {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden without {@code audit_read}
     */
    List<AuditEntry> list(Caller caller, Filter filter, int offset, int limit);

    /** Which entries; a null member does not narrow. */
    record Filter(
            @Nullable AccountId actor,
            @Nullable String action,
            @Nullable String entityType,
            @Nullable String entityId) {
        /** All of them. */
        public static final Filter NONE = new Filter(null, null, null, null);
    }
}
