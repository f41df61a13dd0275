package com.cybervpn.persistence.operations;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An audit entry as it is stored, and the digest that covers every column of it. */
record AuditRow(
        long number,
        UUID id,
        @Nullable UUID actor,
        String action,
        String entityType,
        @Nullable String entityId,
        @Nullable String oldValue,
        @Nullable String newValue,
        String ipAddress,
        String userAgent,
        Instant createdAt) {

    /** The columns, in the order in which {@link #of} does not care and an insert does. */
    static final String COLUMNS =
            "number, id, actor, action, entity_type, entity_id, old_value, new_value, ip_address, user_agent,"
                    + " created_at";

    static AuditRow of(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("actor", UUID.class),
                row.getString("action"),
                row.getString("entity_type"),
                row.getString("entity_id"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("ip_address"),
                row.getString("user_agent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** SHA-256 over the digest before and each column, every one with its length, so that none can flow into the next. */
    byte[] digest(byte[] previous) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            add(sha, previous);
            add(sha, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            add(sha, id.toString());
            add(sha, actor == null ? null : actor.toString());
            add(sha, action);
            add(sha, entityType);
            add(sha, entityId);
            add(sha, oldValue);
            add(sha, newValue);
            add(sha, ipAddress);
            add(sha, userAgent);
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
            add(sha, ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static void add(MessageDigest sha, @Nullable String text) {
        if (text == null) sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, -1));
        else add(sha, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha.update(bytes);
    }
}
