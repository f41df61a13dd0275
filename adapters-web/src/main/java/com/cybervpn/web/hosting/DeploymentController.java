package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.ReadDeployments;
import com.cybervpn.application.hosting.port.in.ReadDeployments.WithLogs;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deployments of the caller's own apps (H-DEP). */
@Controller("/api/v1/deployments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosting")
class DeploymentController {
    private final ReadDeployments readDeployments;

    DeploymentController(ReadDeployments readDeployments) {
        this.readDeployments = readDeployments;
    }

    @Get("/{id}")
    @Operation(operationId = "hostingGetDeployment", summary = "One deployment")
    @Fails.Forbidden
    @Fails.NotFound
    DeploymentResponse get(Caller caller, long id) {
        return DeploymentResponse.of(found(caller, id));
    }

    @Get("/{id}/logs")
    @Operation(operationId = "hostingGetDeploymentLogs", summary = "Build log and runtime log")
    @Fails.Forbidden
    @Fails.NotFound
    LogsResponse logs(Caller caller, long id) {
        WithLogs found = found(caller, id);
        return new LogsResponse(
                id,
                found.deployment().status().code(),
                found.buildLog(),
                found.runtimeLog(),
                found.deployment().errorMessage());
    }

    private WithLogs found(Caller caller, long id) {
        return readDeployments
                .find(caller, new DeploymentId(id))
                .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "Deployment not found"));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingDeploymentLogs")
    record LogsResponse(
            long deploymentId,
            String status,

            @Schema(description = "null before the build") @Nullable
            String buildLog,

            @Schema(description = "last lines of the container") @Nullable
            String runtimeLog,

            @Nullable String errorMessage) {}
}
