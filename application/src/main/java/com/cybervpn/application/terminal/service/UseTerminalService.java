package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.UseTerminal;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.domain.terminal.TerminalSize;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows terminals of the sessions that are held here. */
public final class UseTerminalService implements UseTerminal {
    private final LiveSessions sessions;
    private final InstantSource clock;

    public UseTerminalService(LiveSessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Outcome attach(Caller caller, TerminalSessionId id, long position, @Nullable TerminalSize size)
            throws InterruptedException {
        LiveSession live = sessions.find(caller.account(), id).orElse(null);
        if (live == null) return new Outcome.NoSuchSession();
        try {
            LiveTerminal terminal = live.terminal(size, () -> sessions.end(id));
            TerminalView view = new TerminalView(live, terminal, position, clock);
            sessions.save(live.carriedBy(caller.principal().session(), clock.instant()));
            return new Outcome.Attached(view);
        } catch (ShellFailure e) {
            sessions.end(id);
            return new Outcome.NoTerminal();
        }
    }
}
