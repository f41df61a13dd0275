package com.cybervpn.persistence.terminal;

import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.out.AccountLocks;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.Kind;
import com.cybervpn.domain.terminal.TerminalSession.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.persistence.shared.Sql;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sessions in the table {@code terminal_sessions}. An instance is known by its host and its port, so that its next run
 * finds what the one before left; each run by an id of its own.
 */
@Singleton
final class JdbcTerminalSessions implements TerminalSessions {
    private final Sql sql;
    private final Transactions transactions;
    private final AccountLocks locks;
    private final String instance;
    private final UUID run;

    @Inject
    JdbcTerminalSessions(
            Sql sql, Transactions transactions, AccountLocks locks, Ids ids, @Value("${public.port:0}") int port) {
        this(sql, transactions, locks, hostName() + ":" + port, ids.next());
    }

    JdbcTerminalSessions(Sql sql, Transactions transactions, AccountLocks locks, String instance, UUID run) {
        this.sql = sql;
        this.transactions = transactions;
        this.locks = locks;
        this.instance = instance;
        this.run = run;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public boolean admit(TerminalSession session, int max) {
        return transactions.inTransaction(() -> {
            locks.lock(session.owner());
            return live(session.owner()) < max && insert(session);
        });
    }

    private int live(AccountId owner) {
        return sql.first(
                        "select count(*) from terminal_sessions where owner_id = ? and state <> 'ENDED'",
                        row -> row.getInt(1),
                        owner.value())
                .orElseThrow();
    }

    private boolean insert(TerminalSession session) {
        sql.update(
                "insert into terminal_sessions (id, owner_id, login_id, kind, target, state, created_at,"
                        + " last_active_at, instance, run, held_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                session.id().value(),
                session.owner().value(),
                session.login().value(),
                session.kind().name(),
                session.target(),
                session.state().name(),
                session.created(),
                session.lastActive(),
                instance,
                run,
                session.created());
        return true;
    }

    @Override
    public void save(TerminalSession session) {
        sql.update(
                "update terminal_sessions set login_id = ?, state = ?, last_active_at = ?"
                        + " where id = ? and state <> 'ENDED'",
                session.login().value(),
                session.state().name(),
                session.lastActive(),
                session.id().value());
    }

    @Override
    public Optional<TerminalSession> find(TerminalSessionId id) {
        return sql.first("select * from terminal_sessions where id = ?", JdbcTerminalSessions::session, id.value());
    }

    @Override
    public List<TerminalSession> open(AccountId owner) {
        return sql.list(
                "select * from terminal_sessions where owner_id = ? and state = 'OPEN' order by created_at desc, id"
                        + " desc",
                JdbcTerminalSessions::session,
                owner.value());
    }

    @Override
    public void held(Collection<TerminalSessionId> ids, Instant now) {
        if (ids.isEmpty()) return;
        String[] texts = ids.stream().map(TerminalSessionId::toString).toArray(String[]::new);
        sql.update("update terminal_sessions set held_at = ? where id = any(?::uuid[])", now, texts);
    }

    @Override
    public int endLeftBehind() {
        return sql.update(
                "update terminal_sessions set state = 'ENDED' where instance = ? and run <> ? and state <> 'ENDED'",
                instance,
                run);
    }

    @Override
    public int endUnheld(Instant now, Duration silence) {
        return sql.update(
                "update terminal_sessions set state = 'ENDED' where held_at < ? and state <> 'ENDED'",
                now.minus(silence));
    }

    @Override
    public int forget(Instant before) {
        return sql.update("delete from terminal_sessions where state = 'ENDED' and last_active_at < ?", before);
    }

    private static TerminalSession session(ResultSet row) throws SQLException {
        return new TerminalSession(
                new TerminalSessionId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                new SessionId(row.getObject("login_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getString("target"),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "last_active_at"));
    }
}
