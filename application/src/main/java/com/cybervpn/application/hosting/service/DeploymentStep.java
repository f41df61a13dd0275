package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.hosting.DeploymentId;
import java.time.Duration;

/** One step of bringing a deployment into service, with the failures that its work has in common with the others. */
record DeploymentStep(String name, int weight, Duration timeout, DeploymentId deployment, Work work) implements Step {

    /** What is done in a step, and how it is taken back. Both may be done twice. */
    interface Work {
        void run(DeploymentId deployment, StepContext context)
                throws StepFailed, ContainerEngine.Refused, InterruptedException;

        void undo(DeploymentId deployment) throws ContainerEngine.Refused, InterruptedException;
    }

    @Override
    public void run(StepContext context) throws StepFailed, InterruptedException {
        try {
            work.run(deployment, context);
        } catch (ContainerEngine.Refused e) {
            throw new StepFailed(e.reason(), e);
        } catch (ContainerEngine.Unreachable e) {
            throw new StepFailed(e.reason(), e);
        }
    }

    @Override
    public void undo(StepContext context) throws StepFailed, InterruptedException {
        try {
            work.undo(deployment);
        } catch (ContainerEngine.Refused e) {
            throw new StepFailed(e.reason(), e);
        } catch (ContainerEngine.Unreachable e) {
            throw new StepFailed(e.reason(), e);
        }
    }
}
