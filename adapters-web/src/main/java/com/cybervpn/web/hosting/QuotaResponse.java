package com.cybervpn.web.hosting;

import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.hosting.Plan.Feature;
import com.cybervpn.domain.hosting.Quota;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

/** What of a plan is in use (H-QUO). */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "HostingQuota")
record QuotaResponse(String planName, PlanResponse plan, int appCount, int totalRamMb, int totalDiskMb) {
    static QuotaResponse of(Quota quota) {
        return new QuotaResponse(
                quota.plan().code(), PlanResponse.of(quota.plan()), quota.appCount(), quota.ramMb(), quota.diskMb());
    }

    /** A plan with all that it has. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingPlan")
    record PlanResponse(
            @Schema(
                    type = "string",
                    allowableValues = {"free", "starter", "builder", "pro"})
            String name,

            String displayName,

            @Schema(description = "cents for a month") int price,

            int maxRamMb,
            int maxDiskMb,
            int maxApps,
            boolean alwaysOn,
            boolean autoDeploy,
            boolean healthChecks,
            boolean logs,
            boolean zeroDowntime,
            boolean workers,
            boolean priorityBuilds,
            boolean manualDeployOnly) {
        static PlanResponse of(Plan plan) {
            return new PlanResponse(
                    plan.code(),
                    plan.displayName(),
                    plan.monthlyCents(),
                    plan.maxRamMb(),
                    plan.maxDiskMb(),
                    plan.maxApps(),
                    plan.has(Feature.ALWAYS_ON),
                    plan.has(Feature.AUTO_DEPLOY),
                    plan.has(Feature.HEALTH_CHECKS),
                    plan.has(Feature.LOGS),
                    plan.has(Feature.ZERO_DOWNTIME),
                    plan.has(Feature.WORKERS),
                    plan.has(Feature.PRIORITY_BUILDS),
                    plan.has(Feature.MANUAL_DEPLOY_ONLY));
        }
    }
}
