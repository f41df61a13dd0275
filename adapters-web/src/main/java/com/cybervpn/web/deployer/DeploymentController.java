package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.web.shared.Fails;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
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
import org.jspecify.annotations.Nullable;

/** Deployments: how they get on, their logs, and the end of them before their time (D-DEP). */
@Controller("/deployer/api/v1/deployments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "deployments")
class DeploymentController {
    private static final int SHOWN = 50;

    private final Deploying deploying;
    private final InstantSource clock;

    DeploymentController(Deploying deploying, InstantSource clock) {
        this.deploying = deploying;
        this.clock = clock;
    }

    @Get
    @Operation(operationId = "deployerListDeployments", summary = "List deployments, newest first")
    @Fails.BadRequest
    DeploymentList list(
            Caller caller,
            @QueryValue("app_id") @Nullable String appId,
            @Schema(
                            type = "string",
                            allowableValues = {"pending", "running", "success", "failed"})
                    @QueryValue
                    @Nullable
                    String status) {
        Deployment.Status wanted = status == null
                ? null
                : Deployment.Status.ofCode(status).orElseThrow(() -> Answers.unreadable("status", "is not known"));
        Deploying.Listing found =
                deploying.list(caller, appId == null ? null : Answers.optionalId(appId, AppId::new), wanted, SHOWN);
        return new DeploymentList(
                found.deployments().stream().map(DeploymentResponse::of).toList(), found.total(), found.filtered());
    }

    @Get("/{id}")
    @Operation(operationId = "deployerGetDeployment", summary = "One deployment")
    @Fails.NotFound
    DeploymentResponse get(Caller caller, String id) {
        return DeploymentResponse.of(Answers.value(deploying.find(caller, deployment(id))));
    }

    @Get("/{id}/status")
    @Operation(operationId = "deployerDeploymentStatus", summary = "How a deployment gets on")
    @Fails.NotFound
    DeploymentStatus status(Caller caller, String id) {
        return DeploymentStatus.of(Answers.value(deploying.find(caller, deployment(id))), clock.instant());
    }

    @Get("/{id}/logs")
    @Operation(operationId = "deployerDeploymentLogs", summary = "The log of a deployment")
    @Fails.NotFound
    DeploymentLogs logs(Caller caller, String id) {
        Deploying.View view = Answers.value(deploying.find(caller, deployment(id)));
        return new DeploymentLogs(id, view.deployment().status().code(), view.logs(), clock.instant());
    }

    @Post("/{id}/cancel")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "deployerCancelDeployment", summary = "Stop a deployment and take it back")
    @ApiResponse(responseCode = "202", description = "accepted")
    @Fails.NotFound
    @Fails.Conflict
    DeploymentStatus cancel(Caller caller, String id) {
        return DeploymentStatus.of(Answers.value(deploying.cancel(caller, deployment(id))), clock.instant());
    }

    private static DeploymentId deployment(String id) {
        return Answers.id("deployment", id, DeploymentId::new);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerDeployment")
    record DeploymentResponse(
            String id,
            Instant created,
            Instant updated,
            String appId,
            @Nullable String versionId,

            @Schema(
                    type = "string",
                    allowableValues = {"pending", "running", "success", "failed"})
            String status,

            String logs,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {
        static DeploymentResponse of(Deploying.View view) {
            Deployment deployment = view.deployment();
            return new DeploymentResponse(
                    deployment.id().toString(),
                    deployment.created(),
                    deployment.updated(),
                    deployment.app().toString(),
                    deployment.versionId() == null
                            ? null
                            : deployment.versionId().toString(),
                    deployment.status().code(),
                    view.logs(),
                    deployment.startedAt(),
                    deployment.completedAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerDeploymentList")
    record DeploymentList(List<DeploymentResponse> deployments, int total, int filtered) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerDeploymentStatus")
    record DeploymentStatus(
            String id,
            Instant created,
            Instant updated,
            String appId,
            @Nullable String versionId,

            @Schema(
                    type = "string",
                    allowableValues = {"pending", "running", "success", "failed"})
            String status,

            String logs,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            int progress,
            String message,
            @Schema(description = "such as PT12.5S") String duration,
            boolean isRunning,
            boolean canCancel,
            boolean canRetry) {
        static DeploymentStatus of(Deploying.View view, Instant now) {
            DeploymentResponse plain = DeploymentResponse.of(view);
            Deployment deployment = view.deployment();
            return new DeploymentStatus(
                    plain.id(),
                    plain.created(),
                    plain.updated(),
                    plain.appId(),
                    plain.versionId(),
                    plain.status(),
                    plain.logs(),
                    plain.startedAt(),
                    plain.completedAt(),
                    view.operation().progress(),
                    view.operation().message(),
                    deployment.duration(now).toString(),
                    deployment.status() == Deployment.Status.RUNNING,
                    deployment.isOpen(),
                    deployment.status() == Deployment.Status.FAILED);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerDeploymentLogs")
    record DeploymentLogs(String deploymentId, String status, String logs, Instant retrievedAt) {}
}
