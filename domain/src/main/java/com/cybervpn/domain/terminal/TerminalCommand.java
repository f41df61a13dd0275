package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that an account ran, as its history keeps it (T-CMD). Text and output may hold secrets: neither is ever logged.
 *
 * @param session the live session it ran in; null when it ran in the owner's sandbox
 */
public record TerminalCommand(
        CommandId id,
        AccountId owner,
        @Nullable TerminalSessionId session,
        String text,
        Instant createdAt,
        State state) {
    /** T-CMD-5. */
    public static final int MAX_LENGTH = 1000;

    /** Whether it has ended, and how. */
    public sealed interface State {
        record Running() implements State {}

        /**
         * @param exitCode 124 when its time was up (T-CMD-4); null when nobody saw its end
         * @param output both outputs in order; null once its time in the store is over
         */
        record Finished(
                Instant executedAt,
                @Nullable Integer exitCode,
                @Nullable String output) implements State {}
    }

    public static TerminalCommand started(
            CommandId id, AccountId owner, @Nullable TerminalSessionId session, String text, Instant now) {
        return new TerminalCommand(id, owner, session, text, now, new State.Running());
    }

    /** The same at its end; the time never lies before its start. */
    public TerminalCommand finished(@Nullable Integer exitCode, String output, Instant now) {
        Instant end = now.isBefore(createdAt) ? createdAt : now;
        return in(new State.Finished(end, exitCode, output));
    }

    /** The same in another state. */
    public TerminalCommand in(State newState) {
        return new TerminalCommand(id, owner, session, text, createdAt, newState);
    }

    public CommandStatus status() {
        return switch (state) {
            case State.Running _ -> CommandStatus.RUNNING;
            case State.Finished(var _, var exitCode, var _) ->
                exitCode != null && exitCode == 0 ? CommandStatus.SUCCESS : CommandStatus.ERROR;
        };
    }

    /** Without text and output. */
    @Override
    public String toString() {
        return "TerminalCommand[" + id + "]";
    }
}
