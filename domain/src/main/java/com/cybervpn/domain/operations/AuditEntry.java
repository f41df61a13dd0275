package com.cybervpn.domain.operations;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record of who did what.
 *
 * @param actor null for anonymous callers and the platform itself
 * @param oldValue members before the change; null when the thing is new
 * @param newValue members after the change; null when the thing is gone
 * @param ipAddress {@code -} when there is none
 */
public record AuditEntry(
        UUID id,
        @Nullable AccountId actor,
        String action,
        String entityType,
        @Nullable String entityId,
        @Nullable Map<String, ? extends @Nullable Object> oldValue,
        @Nullable Map<String, ? extends @Nullable Object> newValue,
        String ipAddress,
        String userAgent,
        Instant at) {}
