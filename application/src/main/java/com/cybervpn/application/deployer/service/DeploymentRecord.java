package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationState;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps deployments and apps in step with the operations that work on them (D-DEP-11, D-DEP-12). */
public final class DeploymentRecord {
    private final Deployments deployments;
    private final Apps apps;
    private final InstantSource clock;

    public DeploymentRecord(Deployments deployments, Apps apps, InstantSource clock) {
        this.deployments = deployments;
        this.apps = apps;
        this.clock = clock;
    }

    void begins(Operation operation) {
        deployments
                .find(new DeploymentId(operation.id().value()))
                .filter(Deployment::isOpen)
                .ifPresent(deployment -> deployments.save(deployment.started(clock.instant())));
    }

    void ended(Operation operation) {
        deployments.find(new DeploymentId(operation.id().value())).ifPresent(deployment -> {
            boolean success = operation.state() == OperationState.COMPLETED;
            Instant now = clock.instant();
            deployments.save(deployment.over(success, now));
            if (operation.startedAt() == null) return; // cancelled before it touched anything
            apps.find(deployment.app()).ifPresent(app -> apps.save(after(app, deployment, operation, success, now)));
        });
    }

    private static App after(App app, Deployment deployment, Operation operation, boolean success, Instant now) {
        if (success) return app.running(deployment.version(), now);
        if (operation.memo().get("was_active") == null) return app; // it never came to change anything
        return app.withStatus(Switch.runsAgain(operation) ? App.Status.ONLINE : App.Status.OFFLINE, now);
    }
}
