package com.cybervpn.web.terminal;

import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command as the contract shows it; what is not known yet is null. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "TerminalCommand")
record CommandResponse(
        UUID id,
        @Nullable UUID sessionId,
        String command,
        @Nullable String output,

        @Schema(
                type = "string",
                allowableValues = {"pending", "running", "success", "error"})
        String status,

        @Nullable Integer exitCode,
        Instant createdAt,
        @Nullable Instant executedAt) {
    static CommandResponse of(TerminalCommand command) {
        UUID session = command.session() == null ? null : command.session().value();
        return switch (command.state()) {
            case State.Running _ ->
                new CommandResponse(
                        command.id().value(),
                        session,
                        command.text(),
                        null,
                        command.status().code(),
                        null,
                        command.createdAt(),
                        null);
            case State.Finished(var executedAt, var exitCode, var output) ->
                new CommandResponse(
                        command.id().value(),
                        session,
                        command.text(),
                        output,
                        command.status().code(),
                        exitCode,
                        command.createdAt(),
                        executedAt);
        };
    }

    /** Without text and output. */
    @Override
    public String toString() {
        return "CommandResponse[" + id + "]";
    }
}
