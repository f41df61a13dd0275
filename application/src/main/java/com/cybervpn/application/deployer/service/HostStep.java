package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.time.Duration;

/** A step on a host. */
record HostStep(String name, Duration timeout, int weight, Door door, Body body, Body undoing) implements Step {
    private static final Body NOTHING = (_, _) -> {};

    /** A step that leaves nothing to be undone. */
    HostStep(String name, Duration timeout, int weight, Door door, Body body) {
        this(name, timeout, weight, door, body, NOTHING);
    }

    @Override
    public void run(StepContext context) throws StepFailed, InterruptedException {
        through(body, context);
    }

    @Override
    public void undo(StepContext context) throws StepFailed, InterruptedException {
        if (undoing != NOTHING) through(undoing, context);
    }

    private void through(Body what, StepContext context) throws StepFailed, InterruptedException {
        try (Host host = door.open(context)) {
            what.on(host, context);
        } catch (RemoteFailure e) {
            throw new StepFailed(e.text(), e);
        }
    }

    /** How to come to the host. */
    @FunctionalInterface
    interface Door {
        Host open(StepContext context) throws RemoteFailure, InterruptedException;
    }

    /** What to do there. */
    @FunctionalInterface
    interface Body {
        void on(Host host, StepContext context) throws RemoteFailure, StepFailed, InterruptedException;
    }
}
