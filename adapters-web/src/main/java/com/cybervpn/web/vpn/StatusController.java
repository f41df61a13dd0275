package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Monitoring;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.Health;
import com.cybervpn.web.shared.Fails;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the service is there: for anybody, and in more detail for staff. */
@Controller
@Tag(name = "service")
class StatusController {
    private static final String SERVICE = "cybervpn";

    private final Monitoring monitoring;
    private final String environment;

    StatusController(Monitoring monitoring, @Property(name = "environment") String environment) {
        this.monitoring = monitoring;
        this.environment = environment;
    }

    @Get("/api/v1/status")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(
            operationId = "publicStatus",
            summary = "Public reachability check",
            security = {})
    @Fails.TooManyRequests
    PublicStatusResponse status() {
        Health health = monitoring.health();
        return new PublicStatusResponse("ok", version(), health.at(), Dependencies.of(health));
    }

    @Get("/health/detailed")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(operationId = "healthDetailed", summary = "Dependencies of the service")
    @Fails.Unauthorized
    @Fails.Forbidden
    DetailedHealthResponse detailed(Caller caller) {
        caller.requireAtLeast(Role.VIEWER);
        Health health = monitoring.health();
        Dependencies dependencies = Dependencies.of(health);
        String status = dependencies.allOk() ? "ok" : "degraded";
        return new DetailedHealthResponse(status, SERVICE, version(), environment, dependencies);
    }

    private static String version() {
        String version = StatusController.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Serdeable
    @Schema(name = "ServiceDependencies")
    record Dependencies(String database, String redis) {
        private static final String OK = "ok";

        static Dependencies of(Health health) {
            return new Dependencies(
                    word(health.components().get("database")),
                    word(health.components().get("redis")));
        }

        boolean allOk() {
            return OK.equals(database) && OK.equals(redis);
        }

        private static String word(Health.@Nullable Component component) {
            return component != null && component.healthy() ? OK : "error";
        }
    }

    @Serdeable
    @Schema(name = "PublicStatusResponse")
    record PublicStatusResponse(
            @Schema(description = "always ok") String status,
            String version,
            Instant timestamp,
            Dependencies services) {}

    @Serdeable
    @Schema(name = "DetailedHealthResponse")
    record DetailedHealthResponse(
            @Schema(description = "ok or degraded") String status,
            String service,
            String version,
            String environment,
            Dependencies dependencies) {}
}
