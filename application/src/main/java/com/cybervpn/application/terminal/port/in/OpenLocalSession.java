package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.TerminalSession;

/** Opens a shell in the caller's sandbox on this machine (T-WS-9). */
public interface OpenLocalSession {
    Outcome open(Caller caller) throws InterruptedException;

    /** How it went. */
    sealed interface Outcome {
        record Opened(TerminalSession session) implements Outcome {}

        /** As many sessions are open as one user may have. */
        record TooMany(int max) implements Outcome {}

        /** The platform is set to run no shells itself, or cannot confine them. */
        record NoSandbox() implements Outcome {}
    }
}
