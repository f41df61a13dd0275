package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Monitoring;
import com.cybervpn.domain.vpn.Health;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the platform and the VPN are doing. */
@Controller("/api/v1/monitoring")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "monitoring")
class MonitoringController {
    private final Monitoring monitoring;

    MonitoringController(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    @Get("/health")
    @Operation(operationId = "monitoringHealth", summary = "Component health")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    HealthResponse health(Caller caller) {
        return HealthResponse.of(monitoring.health(caller));
    }

    @Get("/stats")
    @Operation(operationId = "monitoringStats", summary = "System totals")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    StatsResponse stats(Caller caller) {
        return StatsResponse.of(monitoring.stats(caller));
    }

    @Get("/bandwidth")
    @Operation(
            operationId = "monitoringBandwidth",
            summary = "Traffic in a period",
            description = "The panel does not tell the directions apart: bytes_out has all, bytes_in is 0.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    BandwidthResponse bandwidth(
            Caller caller, @QueryValue(value = "period", defaultValue = "today") PeriodWord period) {
        return BandwidthResponse.of(monitoring.bandwidth(
                caller, Monitoring.Period.valueOf(period.name().toUpperCase(Locale.ROOT))));
    }

    /** The contract's words for a period. */
    enum PeriodWord {
        today,
        week,
        month
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HealthResponse")
    record HealthResponse(StatusWord status, Map<String, ComponentStatus> components, Instant timestamp) {
        static HealthResponse of(Health health) {
            Map<String, ComponentStatus> components = new LinkedHashMap<>();
            health.components().forEach((name, component) -> components.put(name, ComponentStatus.of(component)));
            return new HealthResponse(
                    StatusWord.valueOf(health.status().name().toLowerCase(Locale.ROOT)), components, health.at());
        }

        /** The contract's words for the whole. */
        enum StatusWord {
            healthy,
            unhealthy,
            degraded
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ComponentStatus")
    record ComponentStatus(
            ComponentWord status, String message, @Nullable Double responseTimeMs) {
        static ComponentStatus of(Health.Component component) {
            Double millis = component.responseTime() == null
                    ? null
                    : component.responseTime().toNanos() / 1_000_000.0;
            return new ComponentStatus(
                    component.healthy() ? ComponentWord.healthy : ComponentWord.unhealthy, component.message(), millis);
        }

        /** The contract's words for a part. */
        enum ComponentWord {
            healthy,
            unhealthy
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "StatsResponse")
    record StatsResponse(
            Instant timestamp,
            @Schema(minimum = "0") long totalUsers,
            @Schema(minimum = "0") long activeUsers,
            @Schema(minimum = "0") int totalServers,
            @Schema(minimum = "0") int onlineServers,
            @Schema(minimum = "0") long totalTrafficBytes) {

        static StatsResponse of(Monitoring.Stats stats) {
            return new StatsResponse(
                    stats.at(),
                    stats.totalUsers(),
                    stats.activeUsers(),
                    stats.totalServers(),
                    stats.onlineServers(),
                    stats.totalTrafficBytes());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BandwidthResponse")
    record BandwidthResponse(
            Instant timestamp,
            PeriodWord period,
            @Schema(minimum = "0") long bytesIn,
            @Schema(minimum = "0") long bytesOut) {

        static BandwidthResponse of(Monitoring.Bandwidth bandwidth) {
            return new BandwidthResponse(
                    bandwidth.at(),
                    PeriodWord.valueOf(bandwidth.period().name().toLowerCase(Locale.ROOT)),
                    0,
                    bandwidth.bytes());
        }
    }
}
