package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSize;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A session whose shell is held here. */
final class LiveSession {
    private final Shell shell;
    private final TerminalLimits limits;
    private final AtomicInteger running = new AtomicInteger();
    private volatile TerminalSession session;
    private @Nullable LiveTerminal terminal;

    LiveSession(TerminalSession session, Shell shell, TerminalLimits limits) {
        this.session = session;
        this.shell = shell;
        this.limits = limits;
    }

    TerminalSession session() {
        return session;
    }

    Shell shell() {
        return shell;
    }

    synchronized TerminalSession used(Instant now) {
        session = session.used(now);
        return session;
    }

    synchronized TerminalSession carriedBy(SessionId login, Instant now) {
        session = session.carriedBy(login).used(now);
        return session;
    }

    void commandBegins() {
        running.incrementAndGet();
    }

    void commandEnds(Instant now) {
        running.decrementAndGet();
        used(now);
    }

    /** The terminal, started now if there was none. */
    synchronized LiveTerminal terminal(@Nullable TerminalSize size, Runnable onEnd)
            throws ShellFailure, InterruptedException {
        LiveTerminal known = terminal;
        if (known != null) {
            if (size != null) known.resize(size);
            return known;
        }
        TerminalSize first = size == null ? TerminalSize.DEFAULT : size;
        LiveTerminal started = new LiveTerminal(shell.terminal(first), first, limits, onEnd);
        started.start(session.id().toString());
        terminal = started;
        return started;
    }

    private synchronized Optional<LiveTerminal> startedTerminal() {
        return Optional.ofNullable(terminal);
    }

    boolean isIdle(Instant now) {
        boolean inUse = running.get() > 0
                || startedTerminal().filter(live -> live.output().isShown()).isPresent();
        return !inUse && session.lastActive().plus(limits.idle()).isBefore(now);
    }

    void end() {
        startedTerminal().ifPresent(LiveTerminal::close);
        shell.close();
    }
}
