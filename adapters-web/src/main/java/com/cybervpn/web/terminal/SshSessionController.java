package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.OpenSshSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Command;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Login;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Outcome;
import com.cybervpn.application.terminal.port.in.OwnTerminalSessions;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, lists and closes the caller's shells (T-SSH). */
@Controller("/api/ssh")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Terminal")
class SshSessionController {
    private final OpenSshSession openSession;
    private final OwnTerminalSessions sessions;

    SshSessionController(OpenSshSession openSession, OwnTerminalSessions sessions) {
        this.openSession = openSession;
        this.sessions = sessions;
    }

    @Post("/connect")
    @Status(HttpStatus.OK)
    @Operation(operationId = "connectSSH", summary = "Open an SSH session that the platform holds")
    @Fails.Invalid
    @Fails.BadRequest
    @Fails.BadGateway
    @Fails.GatewayTimeout
    ConnectedResponse connect(Caller caller, @Body @Valid ConnectRequest request) {
        return switch (opened(caller, request.command())) {
            case Outcome.Opened(var session) ->
                new ConnectedResponse(session.id().value(), "connected");
            case Outcome.Invalid(var fault) ->
                throw ProblemException.invalid(Violation.inBody(fault.field(), fault.reason()));
            case Outcome.NoSuchKey _ -> throw ShellRefusal.noSuchKey().problem();
            case Outcome.TooMany(int max) -> throw ShellRefusal.tooMany(max).problem();
            case Outcome.Failed(var _, var fault) ->
                throw ShellRefusal.of(fault).problem();
        };
    }

    private Outcome opened(Caller caller, Command command) {
        try {
            return openSession.open(caller, command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApplicationFailure.Unavailable("the SSH client", Duration.ofSeconds(5), e);
        }
    }

    @Get("/sessions")
    @Operation(operationId = "listTerminalSessions", summary = "Own open sessions, the newest first")
    List<SessionResponse> list(Caller caller) {
        return sessions.list(caller).stream().map(SessionResponse::of).toList();
    }

    @Delete("/sessions/{session_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "closeTerminalSession", summary = "End a session with all that runs in it")
    @Fails.NotFound
    void close(Caller caller, @PathVariable("session_id") UUID sessionId) {
        if (!sessions.close(caller, new TerminalSessionId(sessionId))) {
            throw ProblemException.coded(HttpStatus.NOT_FOUND, "session_not_found", "You have no such session open");
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHConnectRequest")
    record ConnectRequest(
            @NotBlank @Size(max = 255) String host,
            @Nullable @Min(1) @Max(65_535) Integer port,
            @NotBlank @Size(max = 255) String username,
            @Nullable @Size(max = 4_096) String password,
            @Nullable @Size(max = 65_536) String privateKey,
            @Nullable @Size(max = 4_096) String passphrase) {

        Command command() {
            return new Command(host, port == null ? SshDestination.DEFAULT_PORT : port, username, login());
        }

        private Login login() {
            if (privateKey != null && !privateKey.isEmpty()) {
                return new Login.EncodedKey(Secret.of(privateKey), passphrase == null ? null : Secret.of(passphrase));
            }
            if (password != null) return new Login.Password(Secret.of(password));
            throw ProblemException.invalid(Violation.inBody("password", "or a private_key is needed"));
        }

        /** Without secrets. */
        @Override
        public String toString() {
            return "ConnectRequest[" + username + "@" + host + "]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHConnected")
    record ConnectedResponse(UUID sessionId, String status) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalSession")
    record SessionResponse(UUID sessionId, String kind, String target, Instant createdAt, Instant lastActiveAt) {
        static SessionResponse of(TerminalSession session) {
            return new SessionResponse(
                    session.id().value(),
                    session.kind() == TerminalSession.Kind.SSH ? "ssh" : "local",
                    session.target(),
                    session.created(),
                    session.lastActive());
        }
    }
}
