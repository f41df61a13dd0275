package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.Fault;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import org.jspecify.annotations.Nullable;

/** Signs in to a machine of the user's and keeps the connection for commands and terminals (T-SSH-1). */
public interface OpenSshSession {
    /** Blocks until the machine let us in or refused, at most for the configured timeouts. */
    Outcome open(Caller caller, Command command) throws InterruptedException;

    record Command(String host, int port, String user, Login login) {}

    /** What the user signs in with, as it was sent. */
    sealed interface Login {
        record Password(Secret password) implements Login {}

        /**
         * @param base64 of the key's text (T-SSH-3)
         */
        record EncodedKey(Secret base64, @Nullable Secret passphrase) implements Login {}

        /**
         * A key that the user stored earlier.
         *
         * @param idOrName never a path of the server (T-WS-8)
         */
        record OwnKey(String idOrName, @Nullable Secret passphrase) implements Login {}
    }

    /** How it went. */
    sealed interface Outcome {
        record Opened(TerminalSession session) implements Outcome {}

        record Invalid(Fault fault) implements Outcome {}

        record NoSuchKey(String idOrName) implements Outcome {}

        /** As many sessions are open as one user may have. */
        record TooMany(int max) implements Outcome {}

        /** @param attempt what the session's id would have been */
        record Failed(TerminalSessionId attempt, ShellFault fault) implements Outcome {}
    }
}
