package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.operations.OperationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The deployments that wait, and their turn (H-ENG-1): priority first, then first come first served; one at a time for each
 * app, and a limited number for the whole installation.
 */
public final class DeploymentQueue implements JobHandler {
    private final Apps apps;
    private final Deployments deployments;
    private final Tenants tenants;
    private final StartOperation operations;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final int slots;

    /**
     * @param slots how many deployments may be worked on at the same time
     */
    public DeploymentQueue(
            Apps apps,
            Deployments deployments,
            Tenants tenants,
            StartOperation operations,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock,
            int slots) {
        this.apps = apps;
        this.deployments = deployments;
        this.tenants = tenants;
        this.operations = operations;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.slots = slots;
    }

    /**
     * Queues a deployment of the app's newest source; one that waits already is enough (H-APP-8). The caller holds the lock of
     * the app.
     */
    Deployment request(App app) {
        return waiting(app)
                .orElseGet(
                        () -> queued(Deployment.request(deployments.nextId(), app, hasPriority(app), clock.instant())));
    }

    /** Queues serving the image of an earlier deployment again. The caller holds the lock of the app. */
    Deployment restart(App app, Deployment earlier) {
        return waiting(app)
                .orElseGet(() -> queued(
                        Deployment.restart(deployments.nextId(), app, earlier, hasPriority(app), clock.instant())));
    }

    /** Has the queue looked at once the open transaction is committed, because of {@code deployment}. */
    void wake(Deployment deployment) {
        // An id of its own for each reason: a job that runs already may have looked too early.
        jobs.enqueue(kind(), deployment.id() + ":" + deployment.status().code(), clock.instant());
    }

    @Override
    public String kind() {
        return "hosting.dispatch";
    }

    @Override
    public void run(String reason) {
        dispatch();
    }

    /** Begins waiting deployments until none is left or every slot is taken. */
    void dispatch() {
        boolean more = true;
        while (more) more = transactions.inTransaction(this::beginNext);
    }

    private boolean beginNext() {
        Optional<Deployment> next = deployments.nextPending();
        if (next.isEmpty()) return false;
        Optional<App> app = apps.lock(next.get().app());
        if (app.isEmpty()) return true;
        Deployment current = deployments.find(next.get().id()).orElse(next.get());
        boolean stillItsTurn = current.is(DeploymentStatus.PENDING)
                && deployments.ofApp(app.get().id()).stream().noneMatch(other -> other.is(DeploymentStatus.BUILDING));
        return !stillItsTurn || begin(app.get(), current);
    }

    private boolean begin(App app, Deployment deployment) {
        OperationId operation = new OperationId(ids.next());
        for (int slot = 1; slot <= slots; slot++) {
            var command = new StartOperation.Command(
                    operation, DeployApp.NAME, deployment.id().toString(), "hosting.slot." + slot);
            if (operations.start(command) instanceof StartOperation.Outcome.Started) {
                Instant now = clock.instant();
                deployments.update(deployment.building(operation, now));
                apps.update(app.building(now));
                return true;
            }
        }
        return false;
    }

    private Optional<Deployment> waiting(App app) {
        return deployments.ofApp(app.id()).stream()
                .filter(deployment -> deployment.is(DeploymentStatus.PENDING))
                .findFirst();
    }

    private Deployment queued(Deployment deployment) {
        deployments.add(deployment);
        wake(deployment);
        return deployment;
    }

    private boolean hasPriority(App app) {
        return tenants.planOf(app.owner()).has(Plan.Feature.PRIORITY_BUILDS);
    }
}
