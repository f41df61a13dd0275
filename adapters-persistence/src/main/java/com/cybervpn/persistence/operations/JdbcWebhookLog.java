package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.domain.operations.WebhookDelivery;
import com.cybervpn.persistence.shared.JsonColumns;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log in the table {@code webhook_log}. */
@Singleton
final class JdbcWebhookLog implements WebhookLog {
    private static final String INSERT = """
        insert into webhook_log (id, source, event_type, identity, payload, signature, is_valid, error_message,
            failures, next_try_at, processed_at, created_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """;
    private static final String SELECT =
            "select id, source, event_type, payload, signature, is_valid, error_message, processed_at, created_at,"
                    + " failures from webhook_log ";

    private final Sql sql;
    private final JsonColumns json;

    JdbcWebhookLog(Sql sql, JsonColumns json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public boolean claim(WebhookDelivery delivery, String identity) {
        return insert(delivery, identity, 0, null);
    }

    @Override
    public void processed(UUID id, Instant at) {
        sql.update(
                "update webhook_log set processed_at = ?, error_message = null, next_try_at = null where id = ?",
                at,
                id);
    }

    @Override
    public void deferred(WebhookDelivery delivery, String identity, Instant nextTryAt) {
        insert(delivery, identity, 1, nextTryAt);
    }

    @Override
    public void rejected(WebhookDelivery delivery, int keep) {
        insert(delivery, null, 0, null);
        sql.update("""
            delete from webhook_log where id in (
                select id from webhook_log where identity is null
                order by created_at desc offset ? limit 100 for update skip locked)\
            """, keep);
    }

    @Override
    public Optional<Pending> nextDue(Instant now) {
        return sql.first(
                SELECT + "where next_try_at <= ? order by next_try_at limit 1",
                row -> new Pending(delivery(row), row.getInt("failures")),
                now);
    }

    @Override
    public boolean lockUnprocessed(UUID id) {
        return sql.first(
                        "select id from webhook_log where id = ? and processed_at is null for update skip locked",
                        row -> row.getString(1),
                        id)
                .isPresent();
    }

    @Override
    public void failed(UUID id, String error, Optional<Instant> nextTryAt) {
        sql.update(
                "update webhook_log set failures = failures + 1, error_message = ?, next_try_at = ? where id = ?",
                error,
                nextTryAt.orElse(null),
                id);
    }

    @Override
    public List<WebhookDelivery> newestFirst(long start, int size) {
        return sql.list(SELECT + "order by created_at desc, id desc offset ? limit ?", this::delivery, start, size);
    }

    @Override
    public int forgetBefore(Instant limit) {
        return sql.update("delete from webhook_log where created_at < ?", limit);
    }

    private boolean insert(
            WebhookDelivery delivery, @Nullable String identity, int failures, @Nullable Instant nextTryAt) {
        return sql.update(
                        INSERT,
                        delivery.id(),
                        delivery.source(),
                        delivery.eventType(),
                        identity,
                        json.write(delivery.payload()),
                        delivery.signature(),
                        delivery.valid(),
                        delivery.error(),
                        failures,
                        nextTryAt,
                        delivery.processedAt(),
                        delivery.createdAt())
                > 0;
    }

    private WebhookDelivery delivery(ResultSet row) throws SQLException {
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("event_type"),
                json.readObject(row.getString("payload")),
                row.getString("signature"),
                row.getBoolean("is_valid"),
                row.getString("error_message"),
                processedAt(row),
                Sql.instant(row, "created_at"));
    }

    private static @Nullable Instant processedAt(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("processed_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
