package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.ReadDeployments.WithLogs;
import com.cybervpn.domain.hosting.Deployment;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try to bring an app into service (H-DEP). */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "HostingDeployment")
record DeploymentResponse(
        long id,
        long appId,

        @Schema(
                type = "string",
                allowableValues = {"pending", "building", "running", "failed", "stopped"})
        String status,

        @Nullable String imageName,
        @Nullable String containerId,
        @Nullable String subdomain,

        @Schema(description = "only where a single deployment is asked for") @Nullable
        String buildLog,

        @Schema(description = "only where a single deployment is asked for") @Nullable
        String runtimeLog,

        @Schema(description = "present if and only if it failed") @Nullable
        String errorMessage,

        Instant createdAt,
        Instant updatedAt) {

    static DeploymentResponse of(Deployment deployment) {
        return of(deployment, null, null);
    }

    static DeploymentResponse of(WithLogs found) {
        return of(found.deployment(), found.buildLog(), found.runtimeLog());
    }

    private static DeploymentResponse of(
            Deployment deployment, @Nullable String buildLog, @Nullable String runtimeLog) {
        return new DeploymentResponse(
                deployment.id().value(),
                deployment.app().value(),
                deployment.status().code(),
                deployment.image(),
                deployment.container() == null ? null : deployment.container().id(),
                deployment.subdomain().value(),
                buildLog,
                runtimeLog,
                deployment.errorMessage(),
                deployment.createdAt(),
                deployment.updatedAt());
    }
}
