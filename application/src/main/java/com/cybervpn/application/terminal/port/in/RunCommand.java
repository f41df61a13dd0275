package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command in a live session of the caller's, or in the caller's sandbox, and keeps it in the history (T-CMD).
 * Blocks until it has ended; an interrupt ends it.
 */
public interface RunCommand {
    /** T-CMD-4. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    Duration MAX_TIMEOUT = Duration.ofSeconds(300);

    Outcome run(Caller caller, Command command);

    /** Runs the text of an earlier command again in the session it ran in, as a new command (T-CMD-8). */
    Outcome rerun(Caller caller, CommandId earlier);

    /**
     * @param session null for the caller's sandbox
     * @param observer follows it while it runs
     */
    record Command(String text, @Nullable TerminalSessionId session, Duration timeout, CommandObserver observer) {
        /** Without the text. */
        @Override
        public String toString() {
            return "Command[session=" + session + "]";
        }
    }

    sealed interface Outcome {
        /** It ran to its end, or to the end of its time. */
        record Finished(TerminalCommand command) implements Outcome {}

        /** Empty, longer than 1000 characters, or its timeout is not 1 to 300 s. */
        record Invalid(String member, String reason) implements Outcome {}

        /** The caller has no such session open. */
        record NoSuchSession(TerminalSessionId session) implements Outcome {}

        record NoSuchCommand(CommandId id) implements Outcome {}

        /** No sandbox is configured, so a session must be named (T-CMD-2). */
        record SessionRequired() implements Outcome {}

        /** The caller runs as many commands as are allowed at a time. */
        record TooManyAtOnce(int allowed) implements Outcome {}
    }
}
