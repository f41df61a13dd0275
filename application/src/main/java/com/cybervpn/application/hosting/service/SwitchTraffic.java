package com.cybervpn.application.hosting.service;

import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.hosting.DeploymentId;

/** Lets a container that answers take over; in one transaction, so that an app is served by exactly one version. */
final class SwitchTraffic implements DeploymentStep.Work {
    private final DeploymentLedger ledger;

    SwitchTraffic(DeploymentLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void run(DeploymentId id, StepContext context) throws StepFailed {
        ledger.switchTo(id, StartContainer.madeReady(context));
        context.say("The app is served by this deployment now");
    }

    /** Whoever cancels this late wants the app to stop: the steps before take the container away. */
    @Override
    public void undo(DeploymentId id) {
        ledger.stopped(id);
    }
}
