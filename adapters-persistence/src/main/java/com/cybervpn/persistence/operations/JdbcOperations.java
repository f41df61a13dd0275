package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.port.in.ReadOperations.Page;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.domain.operations.LogLevel;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations in PostgreSQL; leases go by the clock of the database, so that no instance's own clock matters. */
@Singleton
final class JdbcOperations implements Operations {
    private static final String OPEN = "state in ('PENDING', 'RUNNING', 'ROLLING_BACK')";

    private final Sql sql;
    private final OperationRows rows;

    JdbcOperations(Sql sql, OperationRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    @Override
    public Optional<OperationId> add(Operation operation, Duration grace) {
        int added = sql.update(
                """
                insert into operations (id, kind, subject, lane, state, steps, progress, message, memo, result, error,
                    cancel_requested, created_at, started_at, ended_at, leased_until)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?,
                    now() + ? * interval '1 millisecond')
                on conflict (lane) where lane is not null and state in ('PENDING', 'RUNNING', 'ROLLING_BACK')
                    do nothing
                """,
                operation.id().value(),
                operation.kind(),
                operation.subject(),
                operation.lane(),
                operation.state().name(),
                rows.steps(operation),
                operation.progress(),
                operation.message(),
                rows.json(operation.memo()),
                rows.json(operation.result()),
                operation.error(),
                operation.cancelRequested(),
                operation.createdAt(),
                operation.startedAt(),
                operation.endedAt(),
                grace.toMillis());
        if (added == 1) return Optional.empty();
        return sql.first("select id from operations where lane = ? and " + OPEN, JdbcOperations::id, operation.lane())
                // Over between the two statements: let the caller try again rather than guess.
                .or(() -> Optional.of(operation.id()));
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return sql.first("select * from operations where id = ?", rows::operation, id.value());
    }

    @Override
    public Page list(Filter filter, int offset, int limit) {
        String[] kinds = filter.kinds().toArray(String[]::new);
        String[] states = filter.states().stream().map(OperationState::name).toArray(String[]::new);
        String where = """
             from operations where (cardinality(?::text[]) = 0 or kind = any (?)) and (?::text is null or lane = ?)
             and (cardinality(?::text[]) = 0 or state = any (?))
            """;
        long total = sql.first(
                        "select count(*) as total" + where,
                        row -> row.getLong("total"),
                        kinds,
                        kinds,
                        filter.lane(),
                        filter.lane(),
                        states,
                        states)
                .orElse(0L);
        List<Operation> found = sql.list(
                "select *" + where + " order by created_at desc, id desc offset ? limit ?",
                rows::operation,
                kinds,
                kinds,
                filter.lane(),
                filter.lane(),
                states,
                states,
                offset,
                limit);
        return new Page(found, total);
    }

    @Override
    public Optional<Lease> acquire(OperationId id, String holder, Duration duration) {
        return sql.first(
                "update operations set holder = ?, token = token + 1,"
                        + " leased_until = now() + ? * interval '1 millisecond'"
                        + " where id = ? and (holder is null or leased_until <= now()) and " + OPEN
                        + " returning token",
                row -> new Lease(id, holder, row.getLong("token")),
                holder,
                duration.toMillis(),
                id.value());
    }

    @Override
    public boolean renew(Lease lease, Duration duration) {
        return sql.update(
                        "update operations set leased_until = now() + ? * interval '1 millisecond'"
                                + " where id = ? and token = ? and holder is not null",
                        duration.toMillis(),
                        lease.operation().value(),
                        lease.token())
                == 1;
    }

    @Override
    public void release(Lease lease) {
        sql.update(
                "update operations set holder = null, leased_until = now() where id = ? and token = ?",
                lease.operation().value(),
                lease.token());
    }

    @Override
    public boolean save(Lease lease, Operation operation) {
        return sql.update(
                        """
                        update operations set state = ?, steps = ?::jsonb, progress = ?, message = ?, memo = ?::jsonb,
                            result = ?::jsonb, error = ?, started_at = ?, ended_at = ?
                        where id = ? and token = ? and holder is not null
                        """,
                        operation.state().name(),
                        rows.steps(operation),
                        operation.progress(),
                        operation.message(),
                        rows.json(operation.memo()),
                        rows.json(operation.result()),
                        operation.error(),
                        operation.startedAt(),
                        operation.endedAt(),
                        operation.id().value(),
                        lease.token())
                == 1;
    }

    @Override
    public Optional<Operation> requestCancel(OperationId id, Operation cancelled) {
        return sql.first(
                """
                update operations set cancel_requested = true,
                    state = case when state = 'PENDING' and holder is null then ? else state end,
                    message = case when state = 'PENDING' and holder is null then ? else message end,
                    error = case when state = 'PENDING' and holder is null then ? else error end,
                    ended_at = case when state = 'PENDING' and holder is null then ?::timestamptz else ended_at end
                where id = ? and state in ('PENDING', 'RUNNING', 'ROLLING_BACK')
                returning *
                """,
                rows::operation,
                cancelled.state().name(),
                cancelled.message(),
                cancelled.error(),
                cancelled.endedAt(),
                id.value());
    }

    @Override
    public List<OperationId> abandoned(int limit) {
        return sql.list(
                "select id from operations where leased_until <= now() and " + OPEN + " order by leased_until limit ?",
                JdbcOperations::id,
                limit);
    }

    @Override
    public void append(OperationId id, List<LogLine> lines) {
        sql.with(connection -> {
            try (var statement = connection.prepareStatement(
                    "insert into operation_log (operation_id, number, at, level, line) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing")) {
                for (LogLine line : lines) {
                    statement.setObject(1, id.value());
                    statement.setLong(2, line.number());
                    statement.setObject(3, line.at().atOffset(java.time.ZoneOffset.UTC));
                    statement.setString(4, line.level().name());
                    statement.setString(5, line.text().replace('\0', ' ')); // PostgreSQL knows no NUL
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    @Override
    public long lastLine(OperationId id) {
        return sql.first(
                        "select coalesce(max(number), 0) as last from operation_log where operation_id = ?",
                        row -> row.getLong("last"),
                        id.value())
                .orElse(0L);
    }

    @Override
    public List<LogLine> log(OperationId id, long afterNumber, int limit) {
        return sql.list(
                "select * from operation_log where operation_id = ? and number > ? order by number limit ?",
                JdbcOperations::line,
                id.value(),
                afterNumber,
                limit);
    }

    @Override
    public List<LogLine> logTail(OperationId id, int maxCharacters) {
        return sql.list("""
            select * from (
                select *, sum(length(line) + 1) over (order by number desc) as upto
                from operation_log where operation_id = ?) as tail
            where upto <= ? order by number
            """, JdbcOperations::line, id.value(), maxCharacters);
    }

    private static OperationId id(ResultSet row) throws SQLException {
        return new OperationId(row.getObject("id", UUID.class));
    }

    private static LogLine line(ResultSet row) throws SQLException {
        return new LogLine(
                row.getLong("number"),
                Sql.instant(row, "at"),
                LogLevel.valueOf(row.getString("level")),
                row.getString("line"));
    }
}
