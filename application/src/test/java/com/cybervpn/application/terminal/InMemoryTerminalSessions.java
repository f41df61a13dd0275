package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Sessions in memory; {@link #restarted} is the same store as the instance's next run sees it. */
public final class InMemoryTerminalSessions implements TerminalSessions {
    private final Map<TerminalSessionId, Row> rows;
    private final int run;

    private record Row(TerminalSession session, int run, Instant heldAt) {
        Row with(TerminalSession changed) {
            return new Row(changed, run, heldAt);
        }
    }

    public InMemoryTerminalSessions() {
        this(new HashMap<>(), 1);
    }

    private InMemoryTerminalSessions(Map<TerminalSessionId, Row> rows, int run) {
        this.rows = rows;
        this.run = run;
    }

    public InMemoryTerminalSessions restarted() {
        return new InMemoryTerminalSessions(rows, run + 1);
    }

    @Override
    public boolean admit(TerminalSession session, int max) {
        synchronized (rows) {
            long live = rows.values().stream()
                    .filter(row -> row.session().owner().equals(session.owner()) && isLive(row))
                    .count();
            if (live >= max) return false;
            rows.put(session.id(), new Row(session, run, session.created()));
            return true;
        }
    }

    @Override
    public void save(TerminalSession session) {
        synchronized (rows) {
            rows.computeIfPresent(session.id(), (_, row) -> isLive(row) ? row.with(session) : row);
        }
    }

    @Override
    public Optional<TerminalSession> find(TerminalSessionId id) {
        synchronized (rows) {
            return Optional.ofNullable(rows.get(id)).map(Row::session);
        }
    }

    @Override
    public List<TerminalSession> open(AccountId owner) {
        synchronized (rows) {
            return rows.values().stream()
                    .map(Row::session)
                    .filter(session -> session.owner().equals(owner) && session.state() == State.OPEN)
                    .sorted(Comparator.comparing(TerminalSession::created).reversed())
                    .toList();
        }
    }

    @Override
    public void held(Collection<TerminalSessionId> ids, Instant now) {
        synchronized (rows) {
            for (TerminalSessionId id : ids) {
                rows.computeIfPresent(id, (_, row) -> new Row(row.session(), row.run(), now));
            }
        }
    }

    @Override
    public int endLeftBehind() {
        return end(row -> row.run() != run);
    }

    @Override
    public int endUnheld(Instant now, Duration silence) {
        return end(row -> row.heldAt().isBefore(now.minus(silence)));
    }

    @Override
    public int forget(Instant before) {
        synchronized (rows) {
            int count = rows.size();
            rows.values()
                    .removeIf(row -> !isLive(row) && row.session().lastActive().isBefore(before));
            return count - rows.size();
        }
    }

    private int end(Predicate<Row> which) {
        synchronized (rows) {
            List<Row> ending =
                    rows.values().stream().filter(this::isLive).filter(which).toList();
            ending.forEach(
                    row -> rows.put(row.session().id(), row.with(row.session().ended())));
            return ending.size();
        }
    }

    private boolean isLive(Row row) {
        return row.session().state() != State.ENDED;
    }
}
