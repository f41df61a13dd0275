package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;

/**
 * A shell that the platform holds open for its owner.
 *
 * @param login the sign-in that carries it: it ends with that one
 * @param target what it is open to, for people: {@code root@example.org:22}
 * @param lastActive when its owner last used it
 */
public record TerminalSession(
        TerminalSessionId id,
        AccountId owner,
        SessionId login,
        Kind kind,
        String target,
        State state,
        Instant created,
        Instant lastActive) {
    /** Where the shell runs. */
    public enum Kind {
        /** On another machine. */
        SSH,
        /** In the owner's sandbox on this machine. */
        LOCAL
    }

    /** How far it has come. */
    public enum State {
        CONNECTING,
        OPEN,
        ENDED
    }

    public static TerminalSession connecting(
            TerminalSessionId id, AccountId owner, SessionId login, Kind kind, String target, Instant now) {
        return new TerminalSession(id, owner, login, kind, target, State.CONNECTING, now, now);
    }

    public TerminalSession opened(Instant now) {
        return new TerminalSession(id, owner, login, kind, target, State.OPEN, created, now);
    }

    public TerminalSession ended() {
        return new TerminalSession(id, owner, login, kind, target, State.ENDED, created, lastActive);
    }

    public TerminalSession used(Instant now) {
        return new TerminalSession(id, owner, login, kind, target, state, created, now);
    }

    /** The same, from now on carried by another sign-in of the owner. */
    public TerminalSession carriedBy(SessionId newLogin) {
        return new TerminalSession(id, owner, newLogin, kind, target, state, created, lastActive);
    }
}
