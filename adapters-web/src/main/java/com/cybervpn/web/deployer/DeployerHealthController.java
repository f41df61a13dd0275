package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.DeployerHealth;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;

/** Says how the deployer itself is (D-HLT); the servers it looks after do not count. */
@Controller("/deployer/api/v1/health")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "monitoring")
class DeployerHealthController {
    private static final double GIGABYTE = 1_000_000_000.0;
    private static final String VERSION = "1.0.0";

    private final DeployerHealth health;

    DeployerHealthController(DeployerHealth health) {
        this.health = health;
    }

    @Get
    @Operation(operationId = "deployerHealth", summary = "Health of the deployer")
    HealthResponse check() {
        DeployerHealth.Report report = health.check();
        return new HealthResponse(
                report.status(),
                report.at(),
                new Components(
                        new Database(
                                report.databaseAnswers() ? "healthy" : "unhealthy",
                                Math.max(0, report.databaseMillis()),
                                report.databaseAnswers() ? "answers" : "does not answer"),
                        new Ssh("healthy", report.connections(), "connections are opened when they are needed"),
                        new Storage(
                                report.usedPercent() > 95 ? "degraded" : "healthy",
                                rounded(report.usedBytes() / GIGABYTE),
                                rounded(report.totalBytes() / GIGABYTE),
                                rounded(report.usedPercent()))),
                report.uptime().toSeconds(),
                VERSION);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHealth")
    record HealthResponse(
            @Schema(
                    type = "string",
                    allowableValues = {"healthy", "degraded", "unhealthy"})
            String status,

            Instant timestamp,
            Components components,
            long uptimeSeconds,
            String version) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHealthComponents")
    record Components(Database database, Ssh ssh, Storage storage) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHealthDatabase")
    record Database(String status, double latencyMs, String message) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHealthSsh")
    record Ssh(String status, int activeConnections, String message) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHealthStorage")
    record Storage(String status, double usedGb, double totalGb, double percentage) {}
}
