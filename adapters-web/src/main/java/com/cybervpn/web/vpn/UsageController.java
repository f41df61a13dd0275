package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ReadOwnUsage;
import com.cybervpn.domain.vpn.Usage;
import com.cybervpn.web.shared.Fails;
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
import org.jspecify.annotations.Nullable;

/** How much of one's own access is used. */
@Controller("/api/v1/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
class UsageController {
    private final ReadOwnUsage readUsage;

    UsageController(ReadOwnUsage readUsage) {
        this.readUsage = readUsage;
    }

    @Get("/usage-stats")
    @Tag(name = "users")
    @Operation(operationId = "getUsageStats", summary = "Own usage numbers")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    UsageResponse usage(Caller caller) {
        return readUsage.read(caller).map(UsageResponse::of).orElseThrow(PanelReplies.notFound("VPN user"));
    }

    @Get("/me/usage")
    @Tag(name = "profile")
    @Operation(operationId = "getMyUsage", summary = "Own usage numbers (same as usage-stats)")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    UsageResponse mine(Caller caller) {
        return usage(caller);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UsageResponse")
    record UsageResponse(
            @Schema(minimum = "0") long bandwidthUsedBytes,

            @Schema(minimum = "0", description = "0 means unlimited")
            long bandwidthLimitBytes,

            @Schema(minimum = "0") int connectionsActive,
            @Schema(minimum = "0") int connectionsLimit,
            Instant periodStart,
            Instant periodEnd,
            @Nullable Instant lastConnectionAt) {

        static UsageResponse of(Usage usage) {
            return new UsageResponse(
                    usage.usedBytes(),
                    usage.limitBytes(),
                    usage.connectionsActive(),
                    usage.connectionsLimit(),
                    usage.periodStart(),
                    usage.periodEnd(),
                    usage.lastConnectionAt());
        }
    }
}
