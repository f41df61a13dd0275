package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;

/** Queues a deployment of the app's newest source; what runs serves until the new one is ready (H-APP-8). */
public interface RedeployApp {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden when it is somebody else's
     */
    Outcome redeploy(Caller caller, AppId id);

    /** How it went. */
    sealed interface Outcome {
        /** The new deployment, or the one that waits already. */
        record Queued(AppView app, Deployment deployment) implements Outcome {}

        record NoSuchApp() implements Outcome {}
    }
}
