package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.application.terminal.port.in.RunCommand.Outcome;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.CommandStatus;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs commands and shows the caller's own ones (T-CMD). */
@Controller("/api/commands")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Terminal")
@Fails.Unauthorized
class CommandController {
    private final RunCommand runCommand;
    private final CommandHistory history;

    CommandController(RunCommand runCommand, CommandHistory history) {
        this.runCommand = runCommand;
        this.history = history;
    }

    @Post("/execute")
    @Operation(
            operationId = "executeCommand",
            summary = "run and wait",
            description = "Without session_id in your own sandbox, where one is configured.")
    @Fails.BadRequest
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    CommandResponse execute(Caller caller, @Body @Valid ExecuteRequest body) {
        Duration timeout = body.timeout() == null ? RunCommand.DEFAULT_TIMEOUT : Duration.ofSeconds(body.timeout());
        return response(runCommand.run(
                caller,
                new RunCommand.Command(body.command(), session(body.sessionId()), timeout, CommandObserver.NONE)));
    }

    @Get("/history")
    @Operation(operationId = "getCommandHistory", summary = "own commands, newest first", description = """
        Shows the beginning of each output; one command by its id has all of it. Matches of a search are counted \
        up to a limit: beyond it, total says that there are more, but not how many.\
        """)
    @Fails.BadRequest
    @Fails.Invalid
    HistoryResponse list(
            Caller caller,
            @QueryValue(value = "limit", defaultValue = "100") @Min(1) @Max(CommandHistory.MAX_LIMIT) int limit,
            @QueryValue(value = "offset", defaultValue = "0") @Min(0) long offset,
            @QueryValue("session_id") @Nullable UUID sessionId,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"pending", "running", "success", "error"}))
                    @QueryValue("status")
                    @Nullable
                    String status,
            @Parameter(description = "text that the command contains, in whatever case")
                    @QueryValue("search")
                    @Size(max = TerminalCommand.MAX_LENGTH)
                    @Nullable
                    String search) {
        var query = new CommandHistory.Query(limit, offset, session(sessionId), status(status), search(search));
        return HistoryResponse.of(history.list(caller, query));
    }

    @Get("/{command_id}")
    @Operation(operationId = "getCommand", summary = "one own command")
    @Fails.NotFound
    @Fails.Invalid
    CommandResponse read(Caller caller, @PathVariable("command_id") UUID commandId) {
        return history.find(caller, new CommandId(commandId))
                .map(CommandResponse::of)
                .orElseThrow(CommandController::noSuchCommand);
    }

    @Post("/{command_id}/rerun")
    @Consumes(MediaType.ALL)
    @Operation(operationId = "rerunCommand", summary = "run the same text again as a new command")
    @Fails.BadRequest
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    CommandResponse rerun(Caller caller, @PathVariable("command_id") UUID commandId) {
        return response(runCommand.rerun(caller, new CommandId(commandId)));
    }

    private static CommandResponse response(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished(var command) -> CommandResponse.of(command);
            case Outcome.Invalid(var member, var reason) ->
                throw ProblemException.invalid(Violation.inBody(member, reason));
            case Outcome.NoSuchSession _ ->
                throw ProblemException.coded(HttpStatus.NOT_FOUND, "session_not_found", "No such session is open");
            case Outcome.NoSuchCommand _ -> throw noSuchCommand();
            case Outcome.SessionRequired _ ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST, "session_required", "Commands run in a session only: name one");
            case Outcome.TooManyAtOnce(var allowed) ->
                throw ProblemException.coded(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many_commands",
                        "No more than " + allowed + " of your commands run at a time");
        };
    }

    private static @Nullable TerminalSessionId session(@Nullable UUID id) {
        return id == null ? null : new TerminalSessionId(id);
    }

    private static @Nullable CommandStatus status(@Nullable String code) {
        if (code == null || code.isEmpty()) return null;
        return CommandStatus.ofCode(code)
                .orElseThrow(() -> ProblemException.invalid(
                        Violation.inQuery("status", "must be pending, running, success or error")));
    }

    private static @Nullable String search(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        if (text.indexOf('\0') >= 0) throw ProblemException.invalid(Violation.inQuery("search", "must not have NUL"));
        return text;
    }

    private static ProblemException noSuchCommand() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "Command not found");
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CommandInput")
    record ExecuteRequest(
            @NotNull @Size(min = 1, max = TerminalCommand.MAX_LENGTH)
            String command,

            @Nullable UUID sessionId,

            @Schema(description = "seconds, 30 when absent") @Min(1) @Max(300) @Nullable
            Integer timeout) {
        @Override
        public String toString() {
            return "ExecuteRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalCommandHistory")
    record HistoryResponse(List<CommandResponse> commands, long total, boolean hasMore) {
        static HistoryResponse of(CommandHistory.Page page) {
            return new HistoryResponse(
                    page.commands().stream().map(CommandResponse::of).toList(), page.total(), page.hasMore());
        }
    }
}
