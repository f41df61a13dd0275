package com.cybervpn.bootstrap;

import com.cybervpn.application.hosting.port.out.ContainerEngine.Patience;
import com.cybervpn.application.hosting.service.DeploymentRules;
import com.cybervpn.domain.hosting.BaseAddress;
import com.cybervpn.domain.hosting.ResourceLimits;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Set;

/**
 * How apps are hosted.
 *
 * @param baseDomain apps are served right below it; with a port when it is not the scheme's own
 * @param scheme of the apps' addresses as they are shown
 * @param repositorySchemes of repository addresses that are let in
 * @param imagePrefix begins the name of every image
 * @param buildsAtOnce how many deployments are worked on at the same time, over all instances
 * @param fetchLimit for getting the source
 * @param buildLimit for building the image
 * @param settle a new container must still run after this long
 * @param readyLimit a new container must answer within this
 * @param drain how long an old container may finish its requests
 * @param stopGrace how long a container may take to end by itself
 * @param memoryMb memory of a container, capped by the plan
 * @param cpus processors of a container
 * @param pids processes and threads of a container
 * @param diskGb disk of a container, as it is shown
 * @param diskHighWater percentage of the engine's disk from which no builds are begun
 */
@ConfigurationProperties("hosting")
record HostingConfig(
        @Bindable(defaultValue = "localhost:8080") String baseDomain,

        @Bindable(defaultValue = "http") @Pattern(regexp = "https?")
        String scheme,

        @Bindable(defaultValue = "https") Set<@Pattern(regexp = "https|http|file") String> repositorySchemes,

        @Bindable(defaultValue = "cybervpn") @Pattern(regexp = "[a-z0-9][a-z0-9._/-]*")
        String imagePrefix,

        @Bindable(defaultValue = "2") @Min(1) @Max(64) int buildsAtOnce,
        @Bindable(defaultValue = "2m") Duration fetchLimit,
        @Bindable(defaultValue = "15m") Duration buildLimit,
        @Bindable(defaultValue = "3s") Duration settle,
        @Bindable(defaultValue = "60s") Duration readyLimit,
        @Bindable(defaultValue = "10s") Duration drain,
        @Bindable(defaultValue = "10s") Duration stopGrace,
        @Bindable(defaultValue = "256") @Min(16) int memoryMb,

        @Bindable(defaultValue = "0.25") @DecimalMin("0.01") @DecimalMax("256")
        double cpus,

        @Bindable(defaultValue = "128") @Min(8) int pids,
        @Bindable(defaultValue = "1") @Min(1) int diskGb,
        @Bindable(defaultValue = "90") @Min(1) @Max(100) int diskHighWater) {

    DeploymentRules rules() {
        return new DeploymentRules(
                repositorySchemes,
                imagePrefix,
                buildsAtOnce,
                fetchLimit,
                buildLimit,
                new Patience(settle, readyLimit),
                drain,
                stopGrace,
                new ResourceLimits(memoryMb, cpus, pids, diskGb),
                diskHighWater / 100.0);
    }

    BaseAddress base() {
        return new BaseAddress(scheme, baseDomain);
    }
}
