package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.Server;

/** Makes a change that could lock everybody out, under the dead-man timer and with proof that it did not. */
final class Guarded {
    private static final String TRIED = "guarded";

    private final DeadMan deadMan;
    private final Proof proof;

    Guarded(DeadMan deadMan, Proof proof) {
        this.deadMan = deadMan;
        this.proof = proof;
    }

    /** @param user who must be able to sign in afterwards */
    void change(Host host, Server server, String user, StepContext context, HostStep.Body change)
            throws RemoteFailure, StepFailed, InterruptedException {
        context.remember(TRIED, "true");
        deadMan.arm(host);
        context.info("the host takes this back by itself unless a new sign-in proves it");
        try {
            change.on(host, context);
            proof.of(server, user);
        } catch (StepFailed e) {
            context.warn("taking it back: " + e.reason());
            deadMan.restore(host);
            throw e;
        }
        deadMan.disarm(host);
        context.info("proved: " + user + " signs in");
    }

    /** Whether a change of this operation was tried: then the host may be shut, until it takes that back by itself. */
    static boolean wasTried(StepContext context) {
        return context.recall(TRIED).isPresent();
    }

    /** See {@link DeadMan#settle}. */
    void settle(Host host) throws RemoteFailure, StepFailed, InterruptedException {
        deadMan.settle(host);
    }
}
