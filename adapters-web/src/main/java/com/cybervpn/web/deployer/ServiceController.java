package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.HostServices;
import com.cybervpn.application.deployer.port.in.ServerRegistry;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.ServiceLogs;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.ServiceStatus;
import com.cybervpn.web.shared.Fails;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services of a host and their journals (D-SVC). */
@Controller("/deployer/api/v1/services/{serverId}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "services")
class ServiceController {
    private static final int MAX_LINES = 1_000;

    private final HostServices services;
    private final ServerRegistry servers;
    private final InstantSource clock;

    ServiceController(HostServices services, ServerRegistry servers, InstantSource clock) {
        this.services = services;
        this.servers = servers;
        this.clock = clock;
    }

    @Get
    @Operation(operationId = "deployerListServices", summary = "Services of the host")
    @Fails.NotFound
    @Fails.BadGateway
    ServiceList list(Caller caller, String serverId) {
        List<ServiceStatus> found = Answers.value(services.list(caller, server(serverId)));
        return new ServiceList(found.stream().map(ServiceResponse::of).toList(), serverId, clock.instant());
    }

    @Get("/{serviceName}")
    @Operation(operationId = "deployerGetService", summary = "One service")
    @Fails.NotFound
    @Fails.BadGateway
    ServiceResponse get(Caller caller, String serverId, String serviceName) {
        return ServiceResponse.of(Answers.value(services.status(caller, server(serverId), serviceName)));
    }

    @Post("/{serviceName}")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerManageService", summary = "Start an action on a service")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Fails.NotFound
    @Fails.Conflict
    TaskResponse act(Caller caller, String serverId, String serviceName, @Body ActionRequest request) {
        Answers.value(servers.find(caller, server(serverId))); // what the path names comes before what the body says
        ServiceOrder.Action action = ServiceOrder.Action.ofCode(Answers.text(request.action()))
                .orElseThrow(() -> Answers.invalid(Map.of("action", "is not known")));
        ServiceOrder order = new ServiceOrder(
                serviceName, action, Answers.or(request.force(), false), Answers.or(request.timeout(), 30));
        return TaskResponse.started(Answers.value(services.act(caller, server(serverId), order)));
    }

    @Get("/{serviceName}/logs")
    @Operation(operationId = "deployerServiceLogs", summary = "The end of a service's journal")
    @Fails.NotFound
    @Fails.BadGateway
    LogsResponse logs(Caller caller, String serverId, String serviceName, @QueryValue(defaultValue = "50") int lines) {
        if (lines < 1) throw Answers.unreadable("lines", "is below 1");
        return LogsResponse.of(
                Answers.value(services.logs(caller, server(serverId), serviceName, Math.min(lines, MAX_LINES))));
    }

    private static ServerId server(String id) {
        return Answers.id("server", id, ServerId::new);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServiceAction")
    record ActionRequest(
            @Schema(
                    type = "string",
                    allowableValues = {"start", "stop", "restart", "reload", "status"})
            @Nullable
            String action,

            @Nullable Boolean force,

            @Schema(description = "seconds, 1 to 600") @Nullable
            Integer timeout) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerServiceStatus")
    record ServiceResponse(
            String name,

            @Schema(
                    type = "string",
                    allowableValues = {"running", "stopped", "failed", "restarting", "unknown"})
            String status,

            @Nullable Integer pid,
            @Schema(description = "seconds") @Nullable Long uptime,
            @Schema(description = "bytes") @Nullable Long memoryUsage,

            @Schema(description = "percent of one processor") @Nullable
            Double cpuUsage,

            @Nullable Instant lastRestart,
            @Nullable String error) {
        static ServiceResponse of(ServiceStatus status) {
            return new ServiceResponse(
                    status.name(),
                    status.status(),
                    status.pid(),
                    status.uptime(),
                    status.memoryUsage(),
                    status.cpuUsage(),
                    status.lastRestart(),
                    status.error());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServiceList")
    record ServiceList(List<ServiceResponse> services, String serverId, Instant timestamp) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServiceLogs")
    record LogsResponse(String service, List<LineResponse> logs, int totalLines, int fromLine, int toLine) {
        static LogsResponse of(ServiceLogs found) {
            int shown = found.entries().size();
            int first = shown == 0 ? 0 : found.totalLines() - shown + 1;
            return new LogsResponse(
                    found.service(),
                    found.entries().stream().map(LineResponse::of).toList(),
                    found.totalLines(),
                    first,
                    shown == 0 ? 0 : found.totalLines());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerServiceLogLine")
    record LineResponse(
            Instant timestamp,

            @Schema(
                    type = "string",
                    allowableValues = {"debug", "info", "warn", "error"})
            String level,

            String message,
            String source) {
        static LineResponse of(ServiceLogs.Entry entry) {
            return new LineResponse(entry.at(), entry.level(), entry.message(), entry.source());
        }
    }
}
