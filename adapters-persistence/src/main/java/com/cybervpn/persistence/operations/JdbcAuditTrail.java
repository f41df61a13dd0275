package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.in.ListAuditEntries;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditEntry;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Json;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit trail as a chain of digests, so that a change made past the platform shows. */
@Singleton
final class JdbcAuditTrail implements AuditTrail, AuditEntries {
    private static final int FETCH_SIZE = 500;

    private final Sql sql;
    private final Transactions transactions;
    private final Json json;
    private final Ids ids;
    private final InstantSource clock;

    JdbcAuditTrail(Sql sql, Transactions transactions, Json json, Ids ids, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void record(Entry entry) {
        transactions.run(() -> append(entry));
    }

    private void append(Entry entry) {
        Link head = sql.first("select head_number, head_digest from audit_chain for update", Link::of)
                .orElseThrow();
        var row = new AuditRow(
                head.number() + 1,
                ids.next(),
                Optional.ofNullable(entry.actor()).map(AccountId::value).orElse(null),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                text(entry.oldValue()),
                text(entry.newValue()),
                entry.origin().ip(),
                entry.origin().userAgent(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)); // what the column can hold
        byte[] digest = row.digest(head.digest());
        sql.update(
                "insert into audit_log (" + AuditRow.COLUMNS + ", previous_digest, digest)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.number(),
                row.id(),
                row.actor(),
                row.action(),
                row.entityType(),
                row.entityId(),
                row.oldValue(),
                row.newValue(),
                row.ipAddress(),
                row.userAgent(),
                row.createdAt(),
                head.digest(),
                digest);
        sql.update("update audit_chain set head_number = ?, head_digest = ?", row.number(), digest);
    }

    @Override
    public List<AuditEntry> list(ListAuditEntries.Filter filter, int offset, int limit) {
        UUID actor = Optional.ofNullable(filter.actor()).map(AccountId::value).orElse(null);
        return sql.list(
                """
                select * from audit_log
                where (?::uuid is null or actor = ?)
                  and (?::text is null or action = ?)
                  and (?::text is null or entity_type = ?)
                  and (?::text is null or entity_id = ?)
                order by number desc offset ? limit ?\
                """,
                row -> entry(AuditRow.of(row)),
                actor,
                actor,
                filter.action(),
                filter.action(),
                filter.entityType(),
                filter.entityType(),
                filter.entityId(),
                filter.entityId(),
                offset,
                limit);
    }

    @Override
    public AuditChainState verify() {
        return transactions.inTransaction(() -> {
            // One snapshot for the rows and both ends, whatever is written or removed meanwhile.
            sql.update("set transaction isolation level repeatable read, read only");
            sql.update("set local statement_timeout = '10min'");
            Link anchor = sql.first("select anchor_number, anchor_digest from audit_chain", Link::of)
                    .orElseThrow();
            Link head = sql.first("select head_number, head_digest from audit_chain", Link::of)
                    .orElseThrow();
            var chain = new AuditChain(anchor.number(), anchor.digest());
            sql.with(connection -> walk(connection, chain));
            return chain.endingAt(head.number(), head.digest());
        });
    }

    private static AuditChain walk(Connection connection, AuditChain chain) throws SQLException {
        try (var statement = connection.prepareStatement("select * from audit_log order by number")) {
            statement.setFetchSize(FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                boolean goOn = true;
                while (goOn && rows.next()) {
                    goOn = chain.accept(AuditRow.of(rows), rows.getBytes("previous_digest"), rows.getBytes("digest"));
                }
            }
        }
        return chain;
    }

    @Override
    public int removeOlderThan(Instant before) {
        return transactions.inTransaction(() -> {
            sql.first("select head_number, head_digest from audit_chain for update", Link::of);
            // Up to the first that stays, so that the chain loses its beginning and nothing else.
            Optional<Link> last = sql.first("""
                select number, digest from audit_log
                where number < coalesce((select min(number) from audit_log where created_at >= ?), 9223372036854775807)
                order by number desc limit 1\
                """, Link::of, before);
            last.ifPresent(anchor -> sql.update(
                    "update audit_chain set anchor_number = ?, anchor_digest = ?", anchor.number(), anchor.digest()));
            return last.map(anchor -> sql.update("delete from audit_log where number <= ?", anchor.number()))
                    .orElse(0);
        });
    }

    private @Nullable String text(@Nullable Map<String, ? extends @Nullable Object> members) {
        return members == null ? null : json.write(members);
    }

    private @Nullable Map<String, @Nullable Object> members(@Nullable String text) {
        return text == null ? null : json.read(text);
    }

    private AuditEntry entry(AuditRow row) {
        return new AuditEntry(
                row.id(),
                row.actor() == null ? null : new AccountId(row.actor()),
                row.action(),
                row.entityType(),
                row.entityId(),
                members(row.oldValue()),
                members(row.newValue()),
                row.ipAddress(),
                row.userAgent(),
                row.createdAt());
    }

    /** A place in the chain. */
    private record Link(long number, byte[] digest) {
        static Link of(ResultSet row) throws SQLException {
            return new Link(row.getLong(1), row.getBytes(2));
        }
    }
}
