package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.AdministerApps;
import com.cybervpn.application.hosting.port.in.AppView;
import com.cybervpn.application.hosting.port.in.Paging;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody's apps, for administrators (H-ADM-4..7). */
@Controller("/admin/apps")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosting administration")
@Fails.Forbidden
class AdminAppController {
    private final AdministerApps administer;

    AdminAppController(AdministerApps administer) {
        this.administer = administer;
    }

    @Get
    @Operation(operationId = "hostingAdminListApps", summary = "A page of all apps")
    AppsResponse list(
            Caller caller,
            @QueryValue @Schema(type = "integer", defaultValue = "50") @Nullable Integer limit,
            @QueryValue @Schema(type = "integer", defaultValue = "0") @Nullable Integer offset) {
        var page = administer.list(caller, Paging.of(limit, offset));
        return new AppsResponse(
                page.apps().stream().map(AdminAppResponse::of).toList(),
                page.total(),
                page.paging().limit(),
                page.paging().offset());
    }

    @Post("/{id}/stop")
    @Consumes(MediaType.ALL)
    @Operation(operationId = "hostingAdminStop", summary = "Stop the containers of an app")
    @Fails.NotFound
    StopResponse stop(Caller caller, long id) {
        return switch (administer.stop(caller, new AppId(id))) {
            case AdministerApps.StopOutcome.Stopped(var containers) -> new StopResponse("App stopped", id, containers);
            case AdministerApps.StopOutcome.NoSuchApp _ -> throw AppController.noSuchApp();
            case AdministerApps.StopOutcome.EngineUnreachable(var reason) ->
                throw ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, reason);
        };
    }

    @Post("/{id}/start")
    @Consumes(MediaType.ALL)
    @Operation(operationId = "hostingAdminStart", summary = "Serve a stopped app again")
    @Fails.NotFound
    StartResponse start(Caller caller, long id) {
        return switch (administer.start(caller, new AppId(id))) {
            case AdministerApps.StartOutcome.Starting _ -> new StartResponse("App is starting", id);
            case AdministerApps.StartOutcome.AlreadyOn _ -> new StartResponse("App is running already", id);
            case AdministerApps.StartOutcome.NoSuchApp _ -> throw AppController.noSuchApp();
        };
    }

    @Post("/{id}/redeploy")
    @Consumes(MediaType.ALL)
    @Operation(operationId = "hostingAdminRedeploy", summary = "Deploy the newest source of an app")
    @Fails.NotFound
    RedeployResponse redeploy(Caller caller, long id) {
        return switch (administer.redeploy(caller, new AppId(id))) {
            case RedeployApp.Outcome.Queued queued ->
                new RedeployResponse("Deployment queued", id, DeploymentResponse.of(queued.deployment()));
            case RedeployApp.Outcome.NoSuchApp _ -> throw AppController.noSuchApp();
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingStopped")
    record StopResponse(String message, long appId, int stoppedContainers) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingStarted")
    record StartResponse(String message, long appId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingRedeployed")
    record RedeployResponse(String message, long appId, DeploymentResponse deployment) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingAdminApps")
    record AppsResponse(List<AdminAppResponse> apps, long total, int limit, int offset) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingAdminApp")
    record AdminAppResponse(
            String id,
            String name,
            String slug,
            String status,
            String url,
            String repoUrl,
            String branch,
            Instant createdAt,
            Instant updatedAt,
            int deploymentCount,

            @Schema(description = "none without a deployment")
            String latestStatus) {
        static AdminAppResponse of(AdministerApps.Row row) {
            AppView view = row.view();
            App app = view.app();
            return new AdminAppResponse(
                    app.id().toString(),
                    app.name().value(),
                    app.slug(),
                    app.status().label(),
                    view.url(),
                    app.repository().value(),
                    app.branch().value(),
                    app.createdAt(),
                    app.updatedAt(),
                    row.deployments(),
                    view.latest() == null ? "none" : view.latest().status().code());
        }
    }
}
