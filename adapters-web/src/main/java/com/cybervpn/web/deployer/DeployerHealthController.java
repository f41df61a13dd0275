package com.cybervpn.web.deployer;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says how the deployer itself is (D-HLT); the servers it looks after do not count. */
@Controller("/deployer/api/v1/health")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "monitoring")
class DeployerHealthController {
    private final InstantSource clock;
    private final Instant startedAt;

    DeployerHealthController(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Get
    @Operation(operationId = "deployerHealth", summary = "Health of the deployer")
    DeployerHealth health() {
        Instant now = clock.instant();
        return new DeployerHealth(
                "healthy", now, Duration.between(startedAt, now).toSeconds());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHealth")
    record DeployerHealth(
            @Schema(
                    type = "string",
                    allowableValues = {"healthy", "degraded", "unhealthy"})
            String status,

            Instant timestamp,
            long uptimeSeconds) {}
}
