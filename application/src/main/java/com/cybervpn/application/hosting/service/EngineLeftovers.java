package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedContainer;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedImage;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedNetwork;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes from the engine what no app needs any more: drained containers, replaced images, whatever a crash left behind.
 * Finds it by the engine's own labels and decides by the store, so it is right whatever happened before.
 */
public final class EngineLeftovers implements JobHandler {
    private final Apps apps;
    private final Deployments deployments;
    private final ContainerEngine engine;
    private final InstantSource clock;
    private final Duration drain;
    private final Duration stopGrace;
    /** Whose leftovers are removed right now: once is enough, since a container may take its whole grace. */
    private final Set<AppId> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param drain how long a container may finish its requests after its deployment is over
     * @param stopGrace how long it may then take to end by itself
     */
    public EngineLeftovers(
            Apps apps,
            Deployments deployments,
            ContainerEngine engine,
            InstantSource clock,
            Duration drain,
            Duration stopGrace) {
        this.apps = apps;
        this.deployments = deployments;
        this.engine = engine;
        this.clock = clock;
        this.drain = drain;
        this.stopGrace = stopGrace;
    }

    @Override
    public String kind() {
        return TidyJobs.KIND;
    }

    @Override
    public void run(String jobId) {
        AppId app = TidyJobs.appOf(jobId);
        tidy(app::equals);
    }

    /** Removes the leftovers of all apps. */
    void tidyAll() {
        tidy(_ -> true);
    }

    /** Removes every container of an app and says how many were up (H-ADM-4). */
    int removeContainers(AppId app, Duration grace) {
        int up = 0;
        for (OwnedContainer container : engine.containers()) {
            if (!container.app().equals(app)) continue;
            if (container.up()) up++;
            engine.remove(container.id(), grace);
        }
        return up;
    }

    /** Removes everything of an app (H-DEL-2). */
    void removeAll(AppId app) {
        removeContainers(app, stopGrace);
        engine.images().stream()
                .filter(image -> image.app().equals(app))
                .forEach(image -> engine.removeImage(image.name()));
        engine.networks().stream()
                .filter(network -> network.app().equals(app))
                .forEach(network -> engine.removeNetwork(network.name()));
    }

    private void tidy(Predicate<AppId> wanted) {
        // First what is there, then what is needed: what is made in between is not in the first list.
        List<OwnedContainer> containers = engine.containers();
        List<OwnedImage> images = engine.images();
        List<OwnedNetwork> networks = engine.networks();
        Set<AppId> concerned = Stream.of(
                        containers.stream().map(OwnedContainer::app),
                        images.stream().map(OwnedImage::app),
                        networks.stream().map(OwnedNetwork::app))
                .flatMap(ids -> ids)
                .filter(wanted)
                .collect(Collectors.toSet());
        for (AppId app : concerned) {
            if (!underWay.add(app)) continue; // what this look alone has seen, the next watch sees too
            try {
                tidy(app, containers, images, networks);
            } finally {
                underWay.remove(app);
            }
        }
    }

    private void tidy(
            AppId app, List<OwnedContainer> containers, List<OwnedImage> images, List<OwnedNetwork> networks) {
        Needed needed = neededBy(app);
        containers.stream()
                .filter(container -> container.app().equals(app) && !needed.containers.contains(container.deployment()))
                .forEach(container -> engine.remove(container.id(), stopGrace));
        images.stream()
                .filter(image -> image.app().equals(app) && !needed.images.contains(image.name()))
                .forEach(image -> engine.removeImage(image.name()));
        networks.stream()
                .filter(network -> network.app().equals(app) && !needed.containers.contains(network.deployment()))
                .forEach(network -> engine.removeNetwork(network.name()));
    }

    private Needed neededBy(AppId app) {
        List<Deployment> all = deployments.ofApp(app);
        Instant drainedBefore = clock.instant().minus(drain);
        Set<DeploymentId> containers = new HashSet<>();
        Set<String> images = new HashSet<>();
        for (Deployment deployment : all) {
            boolean draining = deployment.container() != null
                    && deployment.status().isOver()
                    && deployment.updatedAt().isAfter(drainedBefore);
            if (draining || deployment.is(DeploymentStatus.BUILDING) || deployment.is(DeploymentStatus.RUNNING)) {
                containers.add(deployment.id());
            }
            if (draining || !deployment.status().isOver()) imageOf(deployment).ifPresent(images::add);
        }
        boolean served = all.stream().anyMatch(deployment -> deployment.is(DeploymentStatus.RUNNING));
        if (!served) lastServed(all).flatMap(EngineLeftovers::imageOf).ifPresent(images::add); // a later start takes it
        return new Needed(containers, images);
    }

    /** The newest of these deployments that ever served. */
    static Optional<Deployment> lastServed(List<Deployment> newestFirst) {
        return newestFirst.stream()
                .filter(deployment -> deployment.container() != null)
                .findFirst();
    }

    private static Optional<String> imageOf(Deployment deployment) {
        return Optional.ofNullable(deployment.image());
    }

    private record Needed(Set<DeploymentId> containers, Set<String> images) {}
}
