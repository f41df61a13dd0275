package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.AppRegistry;
import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.application.deployer.port.in.VersionArchive;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.Version;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Apps: their records and versions, deployment and rollback (D-APP, D-VER, D-DEP, D-RBK). */
@Controller("/deployer/api/v1/apps")
@Secured(SecurityRule.IS_AUTHENTICATED)
class AppController {
    private final AppRegistry registry;
    private final VersionArchive versions;
    private final Deploying deploying;

    AppController(AppRegistry registry, VersionArchive versions, Deploying deploying) {
        this.registry = registry;
        this.versions = versions;
        this.deploying = deploying;
    }

    @Get
    @Operation(operationId = "deployerListApps", summary = "List apps")
    @Tag(name = "apps")
    @Fails.BadRequest
    AppList list(Caller caller, @QueryValue("server_id") @Nullable String serverId) {
        AppRegistry.Listing found =
                registry.list(caller, serverId == null ? null : Answers.optionalId(serverId, ServerId::new));
        return new AppList(
                found.apps().stream().map(AppResponse::of).toList(),
                found.total(),
                found.apps().size());
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "deployerCreateApp", summary = "Create an app record; the host is not contacted")
    @ApiResponse(responseCode = "201", description = "created")
    @Tag(name = "apps")
    @Fails.NotFound
    @Fails.Conflict
    AppResponse create(Caller caller, @Body AppCreateRequest request) {
        if (request.serverId() == null) throw Answers.invalid(Map.of("server_id", "is required"));
        return AppResponse.of(Answers.value(
                registry.add(caller, Answers.optionalId(request.serverId(), ServerId::new), request.draft())));
    }

    @Get("/{id}")
    @Operation(operationId = "deployerGetApp", summary = "One app")
    @Tag(name = "apps")
    @Fails.NotFound
    AppResponse get(Caller caller, String id) {
        return AppResponse.of(Answers.value(registry.find(caller, app(id))));
    }

    @Patch("/{id}")
    @Operation(operationId = "deployerUpdateApp", summary = "Change the members that are sent")
    @Tag(name = "apps")
    @Fails.NotFound
    @Fails.Conflict
    AppResponse update(Caller caller, String id, @Body AppUpdateRequest request) {
        return AppResponse.of(Answers.value(registry.change(caller, app(id), request.draft())));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deployerDeleteApp", summary = "Delete the app with its versions and deployments")
    @ApiResponse(responseCode = "204", description = "deleted")
    @Tag(name = "apps")
    @Fails.NotFound
    @Fails.Conflict
    @Fails.BadGateway
    void delete(
            Caller caller,
            String id,
            @Parameter(description = "also take service and files off the host") @QueryValue(defaultValue = "false")
                    boolean purge) {
        Answers.value(registry.remove(caller, app(id), purge));
    }

    @Get("/{id}/versions")
    @Operation(operationId = "deployerListVersions", summary = "Versions of an app, newest first")
    @Tag(name = "versions")
    @Fails.NotFound
    VersionController.VersionList versions(Caller caller, String id) {
        List<Version> found = Answers.value(versions.list(caller, app(id)));
        return new VersionController.VersionList(
                found.stream().map(VersionController.VersionResponse::of).toList(), found.size(), found.size());
    }

    @Post("/{id}/versions")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "deployerCreateVersion", summary = "Create a version record")
    @ApiResponse(responseCode = "201", description = "created")
    @Tag(name = "versions")
    @Fails.NotFound
    @Fails.Conflict
    VersionController.VersionResponse createVersion(Caller caller, String id, @Body VersionCreateRequest request) {
        return VersionController.VersionResponse.of(Answers.value(
                versions.add(caller, app(id), Answers.text(request.versionNumber()), Answers.text(request.notes()))));
    }

    @Post("/{id}/deploy")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerDeploy", summary = "Start a deployment")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Tag(name = "deployments")
    @Fails.NotFound
    @Fails.Conflict
    DeployResponse deploy(Caller caller, String id, @Body DeployRequest request) {
        Answers.value(registry.find(caller, app(id))); // what the path names comes before what the body says
        return DeployResponse.of(Answers.value(deploying.deploy(caller, app(id), request.order())));
    }

    @Post("/{id}/rollback")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerRollback", summary = "Start a rollback")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Tag(name = "deployments")
    @Fails.NotFound
    @Fails.Conflict
    TaskResponse rollBack(Caller caller, String id, @Body RollbackRequest request) {
        AppId app = app(id);
        if (request.targetVersion() == null || request.targetVersion().isBlank()) {
            Answers.value(registry.find(caller, app));
            throw Answers.invalid(Map.of("target_version", "is required"));
        }
        return TaskResponse.started(Answers.value(deploying.rollBack(
                caller,
                app,
                request.targetVersion(),
                Answers.text(request.reason()),
                Answers.or(request.force(), false))));
    }

    private static AppId app(String id) {
        return Answers.id("app", id, AppId::new);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerAppCreateRequest")
    record AppCreateRequest(
            @Nullable String name,
            @Nullable String serverId,
            @Nullable String remotePath,
            @Nullable String serviceName,
            @Nullable String domain,

            @Schema(description = "where the app answers; needed for blue-green deployments") @Nullable
            Integer port) {
        AppRegistry.Draft draft() {
            return new AppRegistry.Draft(name, domain, remotePath, serviceName, port);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerAppUpdateRequest")
    record AppUpdateRequest(
            @Nullable String name,
            @Nullable String domain,
            @Nullable String remotePath,
            @Nullable String serviceName,
            @Nullable Integer port) {
        AppRegistry.Draft draft() {
            return new AppRegistry.Draft(name, domain, remotePath, serviceName, port);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerApp")
    record AppResponse(
            String id,
            Instant created,
            Instant updated,
            String name,
            String serverId,
            String remotePath,
            String serviceName,
            String domain,
            @Nullable Integer port,
            @Nullable String currentVersion,

            @Schema(
                    type = "string",
                    allowableValues = {"online", "offline", "unknown"})
            String status) {
        static AppResponse of(App app) {
            return new AppResponse(
                    app.id().toString(),
                    app.created(),
                    app.updated(),
                    app.name(),
                    app.server().toString(),
                    app.remotePath(),
                    app.serviceName(),
                    app.domain(),
                    app.port(),
                    app.currentVersion(),
                    app.status().code());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerAppList")
    record AppList(List<AppResponse> apps, int total, int filtered) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerVersionCreateRequest")
    record VersionCreateRequest(
            @Nullable String versionNumber, @Nullable String notes) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerRollbackRequest")
    record RollbackRequest(
            @Nullable String targetVersion,
            @Nullable String reason,
            @Nullable Boolean force) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerDeploymentResult")
    record DeployResponse(
            String deploymentId,
            boolean success,
            String message,
            String version,
            String previousVersion,
            Instant startTime,
            @Nullable Instant endTime,
            String logs) {
        static DeployResponse of(Deployment deployment) {
            return new DeployResponse(
                    deployment.id().toString(),
                    false,
                    "the deployment has started",
                    deployment.version(),
                    Answers.text(deployment.previousVersion()),
                    deployment.created(),
                    null,
                    "");
        }
    }
}
