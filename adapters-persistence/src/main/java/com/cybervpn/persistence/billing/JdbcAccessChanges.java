package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.AccessChange.State;
import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Changes of access in PostgreSQL. */
@Singleton
final class JdbcAccessChanges implements AccessChanges {
    private final Sql sql;

    JdbcAccessChanges(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(AccessChange change) {
        Allowance allowance = change.allowance();
        return sql.update(
                        """
                        insert into access_changes (id, source, subscriber_id, account_id, kind, days, traffic_limit_bytes,
                            device_limit, state, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'due', ?) on conflict do nothing
                        """,
                        change.id(),
                        change.source(),
                        change.subscriber().id().value(),
                        Columns.account(change.subscriber()),
                        change.kind().name(),
                        change.days(),
                        allowance == null ? null : allowance.trafficLimitBytes(),
                        allowance == null ? null : allowance.deviceLimit(),
                        change.createdAt())
                == 1;
    }

    @Override
    public Optional<AccessChange> find(UUID id) {
        return sql.first("select * from access_changes where id = ?", JdbcAccessChanges::change, id);
    }

    @Override
    public Optional<AccessChange> from(String source) {
        return sql.first("select * from access_changes where source = ?", JdbcAccessChanges::change, source);
    }

    @Override
    public void update(AccessChange change) {
        Instant until = null;
        Instant endedAt = null;
        String reason = null;
        switch (change.state()) {
            case State.Due _ -> {}
            case State.Planned planned -> until = planned.until();
            case State.Applied applied -> {
                until = applied.until();
                endedAt = applied.at();
            }
            case State.Dropped dropped -> {
                endedAt = dropped.at();
                reason = dropped.reason();
            }
        }
        sql.update(
                """
                update access_changes set state = ?, until = ?::timestamptz, ended_at = ?::timestamptz, drop_reason = ?
                where id = ?
                """,
                change.state().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                until,
                endedAt,
                reason,
                change.id());
    }

    @Override
    public boolean anyPlanned(SubscriberId subscriber) {
        return sql.first(
                        "select 1 from access_changes where subscriber_id = ? and state = 'planned'",
                        row -> true,
                        subscriber.value())
                .isPresent();
    }

    @Override
    public List<AccessChange> open(Instant createdBefore, int limit) {
        return sql.list("""
            select * from access_changes where state in ('due', 'planned') and created_at < ?
            order by created_at limit ?
            """, JdbcAccessChanges::change, createdBefore, limit);
    }

    private static AccessChange change(ResultSet row) throws SQLException {
        return new AccessChange(
                Columns.uuid(row, "id"),
                row.getString("source"),
                Columns.subscriber(row),
                AccessChange.Kind.valueOf(row.getString("kind")),
                row.getInt("days"),
                Columns.allowanceOrNull(row),
                state(row),
                Sql.instant(row, "created_at"));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "due" -> new State.Due();
            case "planned" -> new State.Planned(Sql.instant(row, "until"));
            case "applied" -> new State.Applied(Sql.instant(row, "until"), Sql.instant(row, "ended_at"));
            case "dropped" -> new State.Dropped(row.getString("drop_reason"), Sql.instant(row, "ended_at"));
            case String other -> throw new IllegalStateException("access change state " + other);
        };
    }
}
