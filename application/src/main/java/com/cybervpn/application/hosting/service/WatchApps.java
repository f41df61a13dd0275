package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Sighting;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.RunningContainer;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks after what runs: containers that died for good (H-ENG-11), containers at new addresses, leftovers of crashes, and
 * deployments whose turn was lost.
 */
public final class WatchApps implements RecurringJob {
    private final Deployments deployments;
    private final DeploymentLedger ledger;
    private final DeploymentQueue queue;
    private final EngineLeftovers leftovers;
    private final ContainerEngine engine;

    WatchApps(
            Deployments deployments,
            DeploymentLedger ledger,
            DeploymentQueue queue,
            EngineLeftovers leftovers,
            ContainerEngine engine) {
        this.deployments = deployments;
        this.ledger = ledger;
        this.queue = queue;
        this.leftovers = leftovers;
        this.engine = engine;
    }

    @Override
    public String name() {
        return "hosting.watch";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        queue.dispatch();
        try {
            deployments.running().forEach(this::check);
            leftovers.tidyAll();
        } catch (ContainerEngine.Unreachable e) {
            // Without an engine there is nothing to see; every deployment that needs one says so itself.
        }
    }

    private void check(Deployment deployment) {
        Optional<RunningContainer> container = deployment.runningContainer();
        if (container.isEmpty()) return;
        Optional<Sighting> seen = engine.look(container.get().id());
        if (seen.isEmpty()) {
            ledger.failed(deployment.id(), "The container is gone");
        } else if (!seen.get().up()) {
            ledger.failed(
                    deployment.id(),
                    "The container ended with status " + seen.get().exitStatus());
        } else {
            follow(deployment, container.get(), seen.get());
        }
    }

    private void follow(Deployment deployment, RunningContainer container, Sighting seen) {
        Endpoint endpoint = container.endpoint();
        if (seen.host() == null || seen.host().equals(endpoint.host())) return;
        ledger.moved(deployment.id(), new RunningContainer(container.id(), new Endpoint(seen.host(), endpoint.port())));
    }
}
