package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.OpenLocalSession;
import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.Kind;
import java.util.Optional;

/** Opens shells in sandboxes. */
public final class OpenLocalSessionService implements OpenLocalSession {
    private final LiveSessions sessions;
    private final LocalShells shells;

    public OpenLocalSessionService(LiveSessions sessions, LocalShells shells) {
        this.sessions = sessions;
        this.shells = shells;
    }

    @Override
    public Outcome open(Caller caller) {
        if (!shells.areAvailable()) return new Outcome.NoSandbox();
        Optional<TerminalSession> reserved = sessions.reserve(caller, Kind.LOCAL, "sandbox");
        if (reserved.isEmpty()) return new Outcome.TooMany(sessions.limits().sessionsPerUser());
        try {
            return new Outcome.Opened(sessions.begin(reserved.get(), shells.open(caller.account())));
        } catch (ShellFailure e) {
            sessions.abandon(reserved.get());
            return new Outcome.NoSandbox();
        }
    }
}
