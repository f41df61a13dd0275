package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.SecurityAudit;
import com.cybervpn.application.deployer.port.in.ServerReachability;
import com.cybervpn.application.deployer.port.in.ServerRegistry;
import com.cybervpn.application.deployer.port.in.ServerSetup;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.web.shared.Fails;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Servers: their records, setup, lockdown, audit and reachability (D-SRV, D-SET, D-SEC, D-AUD, D-CON). */
@Controller("/deployer/api/v1/servers")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ServerController {
    private static final int MAX_PER_PAGE = 100;

    private final ServerRegistry registry;
    private final ServerSetup setup;
    private final SecurityAudit audit;
    private final ServerReachability reachability;

    ServerController(ServerRegistry registry, ServerSetup setup, SecurityAudit audit, ServerReachability reachability) {
        this.registry = registry;
        this.setup = setup;
        this.audit = audit;
        this.reachability = reachability;
    }

    @Get
    @Operation(operationId = "deployerListServers", summary = "List servers")
    @Tag(name = "servers")
    @Fails.BadRequest
    ServerList list(
            Caller caller,
            @QueryValue(defaultValue = "1") int page,
            @QueryValue(value = "per_page", defaultValue = "20") int perPage,
            @Parameter(description = "such as setup_complete=true; several joined by &&") @QueryValue @Nullable
                    String filter) {
        if (page < 1) throw Answers.unreadable("page", "is below 1");
        if (perPage < 1) throw Answers.unreadable("per_page", "is below 1");
        var answer = registry.list(caller, page, Math.min(perPage, MAX_PER_PAGE), filter);
        if (answer instanceof Answer.Invalid<?>) {
            throw Answers.unreadable("filter", "is no filter over the fields of a server");
        }
        ServerRegistry.Page found = Answers.value(answer);
        return new ServerList(
                found.servers().stream().map(ServerResponse::of).toList(),
                found.total(),
                found.page(),
                found.perPage());
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "deployerCreateServer", summary = "Create a server record; the host is not contacted")
    @ApiResponse(responseCode = "201", description = "created")
    @Tag(name = "servers")
    @Fails.Conflict
    ServerResponse create(Caller caller, @Body ServerRequest request) {
        return ServerResponse.of(Answers.value(registry.add(caller, request.draft())));
    }

    @Get("/{id}")
    @Operation(operationId = "deployerGetServer", summary = "One server")
    @Tag(name = "servers")
    @Fails.NotFound
    ServerResponse get(Caller caller, String id) {
        return ServerResponse.of(Answers.value(registry.find(caller, server(id))));
    }

    @Patch("/{id}")
    @Operation(operationId = "deployerUpdateServer", summary = "Change the members that are sent")
    @Tag(name = "servers")
    @Fails.NotFound
    @Fails.Conflict
    ServerResponse update(Caller caller, String id, @Body ServerRequest request) {
        return ServerResponse.of(Answers.value(registry.change(caller, server(id), request.draft())));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deployerDeleteServer", summary = "Delete the record and all under it; the host stays")
    @ApiResponse(responseCode = "204", description = "deleted")
    @Tag(name = "servers")
    @Fails.NotFound
    @Fails.Conflict
    void delete(Caller caller, String id) {
        Answers.value(registry.remove(caller, server(id)));
    }

    @Post("/{id}/setup")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerSetupServer", summary = "Start the setup")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Tag(name = "setup")
    @Fails.NotFound
    @Fails.Conflict
    TaskResponse setUp(
            Caller caller,
            String id,
            @Body SetupRequests.SetupRequest request,
            @Parameter(description = "only find out what would change")
                    @QueryValue(value = "dry_run", defaultValue = "false")
                    boolean dryRun) {
        return TaskResponse.started(Answers.value(setup.setUp(caller, server(id), request.spec(dryRun))));
    }

    @Post("/{id}/setup/user")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerCreateSystemUser", summary = "Start the creation of a user")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Tag(name = "setup")
    @Fails.NotFound
    @Fails.Conflict
    TaskResponse createUser(Caller caller, String id, @Body SetupRequests.UserRequest request) {
        return TaskResponse.started(Answers.value(setup.createUser(caller, server(id), request.spec())));
    }

    @Post("/{id}/setup/packages")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerInstallPackages", summary = "Start the installation of packages")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Tag(name = "setup")
    @Fails.NotFound
    @Fails.Conflict
    TaskResponse installPackages(Caller caller, String id, @Body SetupRequests.PackagesRequest request) {
        return TaskResponse.started(Answers.value(setup.installPackages(caller, server(id), request.spec())));
    }

    @Post("/{id}/security/lockdown")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerLockdown", summary = "Start the lockdown")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Tag(name = "security")
    @Fails.NotFound
    @Fails.Conflict
    TaskResponse lockDown(
            Caller caller,
            String id,
            @Body LockdownRequest request,
            @Parameter(description = "only find out what would change")
                    @QueryValue(value = "dry_run", defaultValue = "false")
                    boolean dryRun) {
        Answers.value(registry.find(caller, server(id))); // what the path names comes before what the body says
        return TaskResponse.started(Answers.value(setup.lockDown(caller, server(id), request.spec(dryRun))));
    }

    @Get("/{id}/security/audit")
    @Operation(operationId = "deployerAudit", summary = "Audit the host now; nothing on it changes")
    @Tag(name = "security")
    @Fails.NotFound
    @Fails.BadGateway
    ReportResponse audit(Caller caller, String id) {
        return ReportResponse.of(Answers.value(audit.audit(caller, server(id))));
    }

    @Post("/{id}/test")
    @Operation(operationId = "deployerTestServer", summary = "Try the connection now")
    @Tag(name = "servers")
    @Fails.NotFound
    ReachabilityResponse test(Caller caller, String id) {
        return ReachabilityResponse.of(Answers.value(reachability.test(caller, server(id))));
    }

    @Get("/{id}/status")
    @Operation(operationId = "deployerServerStatus", summary = "Last known reachability")
    @Tag(name = "servers")
    @Fails.NotFound
    ReachabilityResponse status(Caller caller, String id) {
        return ReachabilityResponse.of(Answers.value(reachability.lastKnown(caller, server(id))));
    }

    private static ServerId server(String id) {
        return Answers.id("server", id, ServerId::new);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServerRequest")
    record ServerRequest(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String rootUsername,
            @Nullable String appUsername,
            @Nullable Boolean useSshAgent,
            @Nullable String manualKeyPath) {
        ServerRegistry.Draft draft() {
            return new ServerRegistry.Draft(name, host, port, rootUsername, appUsername, useSshAgent, manualKeyPath);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerServer")
    record ServerResponse(
            String id,
            Instant created,
            Instant updated,
            String name,
            String host,
            int port,
            String rootUsername,
            String appUsername,
            boolean useSshAgent,
            @Nullable String manualKeyPath,
            boolean setupComplete,
            boolean securityLocked) {
        static ServerResponse of(Server server) {
            return new ServerResponse(
                    server.id().toString(),
                    server.created(),
                    server.updated(),
                    server.name(),
                    server.host(),
                    server.port(),
                    server.rootUsername(),
                    server.appUsername(),
                    server.useSshAgent(),
                    server.manualKeyPath(),
                    server.setupComplete(),
                    server.securityLocked());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServerList")
    record ServerList(List<ServerResponse> servers, int total, int page, int perPage) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServerStatus")
    record ReachabilityResponse(
            String serverId,

            @Schema(
                    type = "string",
                    allowableValues = {"online", "offline", "error"})
            String status,

            @Schema(description = "the fingerprint of its host key, or why it is not reached")
            String message,

            Instant timestamp) {
        static ReachabilityResponse of(Reachability found) {
            return new ReachabilityResponse(
                    found.server().toString(), found.status().code(), found.message(), found.at());
        }
    }
}
