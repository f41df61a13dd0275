package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.AppView;
import com.cybervpn.application.hosting.port.in.ReadApps.Details;
import com.cybervpn.application.hosting.port.in.ReadApps.LiveUsage;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.ResourceLimits;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app as its owner sees it (H-APP-5..7). */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "HostingApp")
record AppResponse(
        @Schema(description = "a number as text") String id,
        String name,
        String slug,

        @Schema(
                type = "string",
                allowableValues = {"Pending", "Building", "Healthy", "Failed", "Stopped"})
        String status,

        @Schema(description = "empty until the app was served for the first time")
        String url,

        String repoUrl,
        String branch,
        Instant createdAt,
        Instant updatedAt,
        @Nullable State deployment) {

    static AppResponse of(AppView view) {
        return of(view, null, null);
    }

    static AppResponse of(Details details) {
        return of(details.view(), details.limits(), details.usage());
    }

    private static AppResponse of(AppView view, @Nullable ResourceLimits limits, @Nullable LiveUsage usage) {
        App app = view.app();
        return new AppResponse(
                app.id().toString(),
                app.name().value(),
                app.slug(),
                app.status().label(),
                view.url(),
                app.repository().value(),
                app.branch().value(),
                app.createdAt(),
                app.updatedAt(),
                new State(
                        view.running() == null ? null : view.running().label(),
                        lastDeployedAt(view),
                        view.latest() == null ? "none" : view.latest().status().code(),
                        limits == null ? null : Limits.of(limits),
                        usage == null ? null : Usage.of(usage)));
    }

    private static @Nullable Instant lastDeployedAt(AppView view) {
        return Optional.ofNullable(view.running())
                .or(() -> Optional.ofNullable(view.latest()).filter(latest -> latest.container() != null))
                .map(Deployment::createdAt)
                .orElse(null);
    }

    /** What serves the app now. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingAppState")
    record State(
            @Schema(description = "dep_ and the id of the running deployment") @Nullable
            String activeDeploymentId,

            @Nullable Instant lastDeployedAt,

            @Schema(description = "status of the newest deployment, or none")
            String state,

            @Nullable Limits resourceLimits,
            @Nullable Usage usageStats) {}

    /** What the container may use. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingResourceLimits")
    record Limits(int memoryMb, double cpu, int diskGb) {
        static Limits of(ResourceLimits limits) {
            return new Limits(limits.memoryMb(), limits.cpus(), limits.diskGb());
        }
    }

    /** What the container uses. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingUsageStats")
    record Usage(
            double memoryUsageMb,
            double memoryUsagePercent,
            double diskUsageGb,
            double diskUsagePercent,
            int restartCount) {
        static Usage of(LiveUsage usage) {
            return new Usage(
                    usage.memoryMb(), usage.memoryPercent(), usage.diskGb(), usage.diskPercent(), usage.restarts());
        }
    }
}
