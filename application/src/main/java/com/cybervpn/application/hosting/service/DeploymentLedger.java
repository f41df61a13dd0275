package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.RunningContainer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps apps and their deployments true to each other: every change of state is made here, under the lock of the app. */
final class DeploymentLedger {
    private final Apps apps;
    private final Deployments deployments;
    private final HostingEvents events;
    private final DeploymentQueue queue;
    private final TidyJobs tidying;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration drain;

    DeploymentLedger(
            Apps apps,
            Deployments deployments,
            HostingEvents events,
            DeploymentQueue queue,
            TidyJobs tidying,
            Transactions transactions,
            InstantSource clock,
            Duration drain) {
        this.apps = apps;
        this.deployments = deployments;
        this.events = events;
        this.queue = queue;
        this.tidying = tidying;
        this.transactions = transactions;
        this.clock = clock;
        this.drain = drain;
    }

    /**
     * An app and one of its deployments that is being worked on.
     *
     * @throws StepFailed when the deployment was stopped or removed meanwhile
     */
    InWork inWork(DeploymentId id) throws StepFailed {
        Optional<Deployment> deployment = deployments.find(id);
        Optional<App> app = deployment.flatMap(found -> apps.find(found.app()));
        if (deployment.isEmpty() || app.isEmpty() || !deployment.get().is(DeploymentStatus.BUILDING)) {
            throw new StepFailed("The deployment was stopped");
        }
        return new InWork(app.get(), deployment.get());
    }

    Optional<Deployment> find(DeploymentId id) {
        return deployments.find(id);
    }

    void nameImage(Deployment deployment, String image) throws StepFailed {
        if (!change(
                deployment.id(),
                DeploymentStatus.BUILDING,
                (app, current) -> deployments.update(current.withImage(image, clock.instant())))) {
            throw new StepFailed("The deployment was stopped");
        }
    }

    /** Lets {@code container} serve the app from now on; what served it before is over and removed once it has drained. */
    void switchTo(DeploymentId id, RunningContainer container) throws StepFailed {
        boolean switched = change(id, DeploymentStatus.BUILDING, (app, current) -> {
            Instant now = clock.instant();
            stopRunning(app, now);
            deployments.update(current.running(container, now));
            apps.update(app.served(now));
            events.routeChanged(app);
            tidying.schedule(app.id(), now.plus(drain));
        });
        // A second run after a crash finds it done.
        if (!switched
                && deployments
                        .find(id)
                        .filter(d -> d.is(DeploymentStatus.RUNNING))
                        .isEmpty()) {
            throw new StepFailed("The deployment was stopped");
        }
    }

    /** The work on a deployment came to nothing (H-ENG-10). */
    void failed(DeploymentId id, String reason) {
        changeOpen(id, (app, current) -> {
            Instant now = clock.instant();
            deployments.update(current.failed(reason, now));
            apps.update(app.unsuccessful(isServed(app), now));
            if (current.is(DeploymentStatus.RUNNING)) events.routeChanged(app);
            tidying.schedule(app.id(), now.plus(drain));
        });
    }

    /** Somebody ended the work on a deployment. */
    void stopped(DeploymentId id) {
        changeOpen(id, (app, current) -> {
            Instant now = clock.instant();
            deployments.update(current.stopped(now));
            boolean served = isServed(app);
            apps.update(served ? app.unsuccessful(true, now) : app.stopped(now));
            events.routeChanged(app);
        });
    }

    /** The running container is to be found at another address. */
    void moved(DeploymentId id, RunningContainer container) {
        change(id, DeploymentStatus.RUNNING, (app, current) -> {
            deployments.update(current.movedTo(container, clock.instant()));
            events.routeChanged(app);
        });
    }

    /** Ends everything that waits, is worked on or runs, and says what that was. The caller holds the lock of the app. */
    List<Deployment> stopAll(App app) {
        Instant now = clock.instant();
        List<Deployment> open = deployments.ofApp(app.id()).stream()
                .filter(deployment -> !deployment.status().isOver())
                .toList();
        open.forEach(deployment -> deployments.update(deployment.stopped(now)));
        apps.update(app.stopped(now));
        events.routeChanged(app);
        return open;
    }

    /** The slot of a deployment is free again. */
    void over(Deployment deployment) {
        queue.wake(deployment);
    }

    private void stopRunning(App app, Instant now) {
        deployments.ofApp(app.id()).stream()
                .filter(deployment -> deployment.is(DeploymentStatus.RUNNING))
                .forEach(deployment -> deployments.update(deployment.stopped(now)));
    }

    private boolean isServed(App app) {
        return deployments.ofApp(app.id()).stream().anyMatch(deployment -> deployment.is(DeploymentStatus.RUNNING));
    }

    private boolean change(DeploymentId id, DeploymentStatus expected, Change change) {
        return transactions.inTransaction(() -> locked(id)
                .filter(found -> found.deployment().is(expected))
                .map(found -> {
                    change.make(found.app(), found.deployment());
                    return true;
                })
                .orElse(false));
    }

    private void changeOpen(DeploymentId id, Change change) {
        transactions.run(() -> locked(id)
                .filter(found -> !found.deployment().status().isOver())
                .ifPresent(found -> change.make(found.app(), found.deployment())));
    }

    private Optional<InWork> locked(DeploymentId id) {
        return deployments
                .find(id)
                .flatMap(seen -> apps.lock(seen.app())
                        .flatMap(app -> deployments.find(id).map(current -> new InWork(app, current))));
    }

    /** An app and one of its deployments. */
    record InWork(App app, Deployment deployment) {}

    /** What is changed while the app is locked. */
    private interface Change {
        void make(App app, Deployment current);
    }
}
