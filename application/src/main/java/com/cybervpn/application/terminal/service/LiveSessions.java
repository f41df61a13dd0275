package com.cybervpn.application.terminal.service;

import com.cybervpn.application.identity.port.in.SessionEvents;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.Kind;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The sessions whose shells this instance holds. They end by themselves, on request, when they are idle, and with the
 * sign-in that carries them: the one that opened them or attached to them last.
 */
public final class LiveSessions implements AutoCloseable {
    static final String TOPIC = "terminal";
    static final String CLOSING = "terminal_session_closing";
    static final String SESSION = "session_id";

    /** An instance that has said nothing about a session for that long does not hold it any more. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** How long it is known that a session was there. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private final TerminalSessions sessions;
    private final TerminalLimits limits;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<TerminalSessionId, TerminalSession> connecting = new ConcurrentHashMap<>();
    private final Map<TerminalSessionId, LiveSession> live = new ConcurrentHashMap<>();
    private final Events.Subscription subscription;

    public LiveSessions(TerminalSessions sessions, TerminalLimits limits, Ids ids, InstantSource clock, Events events) {
        this.sessions = sessions;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        sessions.endLeftBehind();
        subscription = events.subscribe(this::onEvent);
    }

    TerminalLimits limits() {
        return limits;
    }

    Instant now() {
        return clock.instant();
    }

    /** A place among the caller's sessions; empty when they are as many as allowed. */
    Optional<TerminalSession> reserve(Caller caller, Kind kind, String target) {
        TerminalSession session = TerminalSession.connecting(
                new TerminalSessionId(ids.next()),
                caller.account(),
                caller.principal().session(),
                kind,
                target,
                now());
        if (!sessions.admit(session, limits.sessionsPerUser())) return Optional.empty();
        connecting.put(session.id(), session);
        return Optional.of(session);
    }

    void abandon(TerminalSession reserved) {
        connecting.remove(reserved.id());
        sessions.save(reserved.ended());
    }

    /**
     * Takes over a shell that was opened for a reserved place.
     *
     * @throws ShellFailure {@code LOST} when the sign-in that wanted it has ended meanwhile
     */
    TerminalSession begin(TerminalSession reserved, Shell shell) throws ShellFailure {
        TerminalSession opened = reserved.opened(now());
        live.put(opened.id(), new LiveSession(opened, shell, limits));
        if (connecting.remove(opened.id()) == null) {
            end(opened.id());
            throw new ShellFailure(ShellFault.LOST, "the sign-in has ended", null);
        }
        sessions.save(opened);
        shell.onEnd(() -> end(opened.id()));
        return opened;
    }

    Optional<LiveSession> find(AccountId owner, TerminalSessionId id) {
        return Optional.ofNullable(live.get(id))
                .filter(session -> session.session().owner().equals(owner));
    }

    void save(TerminalSession session) {
        sessions.save(session);
    }

    void end(TerminalSessionId id) {
        LiveSession session = live.remove(id);
        if (session == null) return;
        session.end();
        sessions.save(session.session().ended());
    }

    private void endAll(Predicate<LiveSession> which) {
        live.values().stream()
                .filter(which)
                .toList()
                .forEach(session -> end(session.session().id()));
    }

    /** To be called every half minute or so: ends what is idle, and what no instance holds any more. */
    public void tidy() {
        Instant now = now();
        endAll(session -> session.isIdle(now));
        live.values().forEach(session -> sessions.save(session.session()));
        sessions.held(live.keySet(), now);
        sessions.held(connecting.keySet(), now);
        sessions.endUnheld(now, SILENCE);
        sessions.forget(now.minus(MEMORY));
    }

    private void onEvent(Events.Event event) {
        switch (event.type()) {
            case SessionEvents.SESSION_ENDED -> {
                Object login = event.data().get(SessionEvents.SESSION);
                Predicate<TerminalSession> carried =
                        session -> session.login().toString().equals(login);
                connecting.values().removeIf(carried);
                endLater(session -> carried.test(session.session()));
            }
            case CLOSING -> {
                Object id = event.data().get(SESSION);
                endLater(session -> session.session().id().toString().equals(id));
            }
            default -> {}
        }
    }

    /** Off the thread that tells events: ending speaks to the other side. */
    private void endLater(Predicate<LiveSession> which) {
        if (live.values().stream().noneMatch(which)) return;
        Thread.ofVirtual().name("terminal-end").start(() -> endAll(which));
    }

    @Override
    public void close() {
        subscription.close();
        endAll(_ -> true);
    }
}
