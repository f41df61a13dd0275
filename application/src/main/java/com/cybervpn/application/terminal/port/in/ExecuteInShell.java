package com.cybervpn.application.terminal.port.in;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.TerminalSessionId;
import org.jspecify.annotations.Nullable;

/** Runs one command and waits for its end; what is kept of it is up to the caller (T-CMD-1, 2 and 4). */
public interface ExecuteInShell {
    /**
     * Blocks until the command ended, at most for its timeout and a few seconds.
     *
     * @param owner whose session it must be, or in whose sandbox it is run
     * @param session null: in the owner's sandbox
     */
    Outcome execute(
            AccountId owner, @Nullable TerminalSessionId session, ShellCommand command, CommandObserver observer)
            throws InterruptedException;

    /** How it went. */
    sealed interface Outcome {
        /** It ran: with whatever exit code, and also when it was killed. */
        record Ran(Execution execution) implements Outcome {}

        /** The owner has no such session open here. */
        record NoSuchSession(TerminalSessionId session) implements Outcome {}

        /** The platform runs no shells itself. */
        record NoSandbox() implements Outcome {}

        /** The shell could not run it, or was lost while it ran; the session is over. */
        record ShellLost() implements Outcome {}
    }
}
