package com.cybervpn.web.deployer;

import com.cybervpn.domain.deployer.SecurityCheck;
import com.cybervpn.domain.deployer.SecurityReport;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an audit found (D-AUD). */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "DeployerSecurityReport")
record ReportResponse(
        Instant timestamp,

        @Schema(
                type = "string",
                allowableValues = {"excellent", "good", "fair", "poor", "critical", "unknown"})
        String overall,

        List<CheckResponse> checks,
        List<String> recommendations) {
    static ReportResponse of(SecurityReport report) {
        return new ReportResponse(
                report.at(),
                report.overall(),
                report.checks().stream().map(CheckResponse::of).toList(),
                report.recommendations());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerSecurityCheck")
    record CheckResponse(
            String name,
            String category,

            @Schema(
                    type = "string",
                    allowableValues = {"pass", "warning", "fail"})
            String status,

            int score,
            List<String> issues,
            Map<String, Object> details) {
        static CheckResponse of(SecurityCheck check) {
            return new CheckResponse(
                    check.name(),
                    check.category(),
                    check.status(),
                    check.score(),
                    check.issues(),
                    new HashMap<>(check.details()));
        }
    }
}
