package com.cybervpn.web.operations;

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
import java.time.InstantSource;
import java.util.Map;

/** Says that the process serves requests; asks nothing of anything else (R-050, H-GEN-8). */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "service")
class LivenessController {
    private final InstantSource clock;

    LivenessController(InstantSource clock) {
        this.clock = clock;
    }

    @Get
    @Operation(operationId = "health", summary = "Liveness")
    LivenessResponse health() {
        return new LivenessResponse("ok", Map.of(), clock.instant());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "LivenessResponse")
    record LivenessResponse(
            @Schema(description = "always ok") String status,

            @Schema(description = "always empty: no dependency is asked")
            Map<String, String> checks,

            Instant timestamp) {}
}
