package com.cybervpn.persistence.terminal;

import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Commands in the table {@code terminal_commands}, what they printed in {@code terminal_command_outputs}. */
@Singleton
final class JdbcCommands implements Commands {
    private static final int FORGOTTEN_AT_ONCE = 1000;

    private final Sql sql;
    private final Transactions transactions;
    private final CommandPages pages;

    JdbcCommands(Sql sql, Transactions transactions, CommandPages pages) {
        this.sql = sql;
        this.transactions = transactions;
        this.pages = pages;
    }

    @Override
    public void add(TerminalCommand started) {
        TerminalSessionId session = started.session();
        sql.update(
                """
                insert into terminal_commands (id, owner_id, session_id, command, folded, status, created_at)
                values (?, ?, ?, ?, ?, ?, ?)\
                """,
                started.id().value(),
                started.owner().value(),
                session == null ? null : session.value(),
                started.text(),
                folded(started.text()),
                started.status().code(),
                started.createdAt());
    }

    @Override
    public void finish(TerminalCommand finished) {
        if (!(finished.state() instanceof State.Finished(var executedAt, var exitCode, var output))) {
            throw new IllegalArgumentException("has not ended: " + finished);
        }
        transactions.run(() -> {
            int changed = sql.update(
                    """
                    update terminal_commands set status = ?, exit_code = ?, executed_at = ?
                    where id = ? and status = 'running'\
                    """,
                    finished.status().code(),
                    exitCode,
                    executedAt,
                    finished.id().value());
            if (changed == 0 || output == null) return;
            sql.update(
                    "insert into terminal_command_outputs (command_id, output, kept_since) values (?, ?, ?)",
                    finished.id().value(),
                    output,
                    executedAt);
        });
    }

    @Override
    public Optional<TerminalCommand> find(CommandId id) {
        return sql.first("""
            select id, owner_id, session_id, command, status, exit_code, created_at, executed_at, output
            from terminal_commands left join terminal_command_outputs on command_id = id where id = ?\
            """, JdbcCommands::command, id.value());
    }

    @Override
    public CommandHistory.Page page(AccountId owner, CommandHistory.Query query, int outputLength) {
        return pages.read(owner, query, outputLength);
    }

    @Override
    public int settle(Instant startedBefore, Instant now) {
        return sql.update("""
            update terminal_commands set status = 'error', executed_at = greatest(?::timestamptz, created_at)
            where status = 'running' and created_at < ?\
            """, now, startedBefore);
    }

    @Override
    public int forgetOutputs(Instant keptSince) {
        return sql.update("""
            delete from terminal_command_outputs where command_id in (
                select command_id from terminal_command_outputs where kept_since < ? order by kept_since limit ?)\
            """, keptSince, FORGOTTEN_AT_ONCE);
    }

    /** As texts are searched: the same whatever the collation of the database. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A row with all columns of a command, and its output or a beginning of it. */
    static TerminalCommand command(ResultSet row) throws SQLException {
        UUID session = row.getObject("session_id", UUID.class);
        return new TerminalCommand(
                new CommandId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                session == null ? null : new TerminalSessionId(session),
                row.getString("command"),
                Sql.instant(row, "created_at"),
                state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        OffsetDateTime executedAt = row.getObject("executed_at", OffsetDateTime.class);
        if (executedAt == null) return new State.Running();
        return new State.Finished(
                executedAt.toInstant(), row.getObject("exit_code", Integer.class), row.getString("output"));
    }
}
