package com.cybervpn.application.hosting.service;

import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.domain.hosting.Deployment;
import java.util.List;

/** Ends the work on deployments that are over for their owner already. */
final class DeploymentCancelling {
    private final CancelOperation operations;

    DeploymentCancelling(CancelOperation operations) {
        this.operations = operations;
    }

    void cancel(List<Deployment> ended) {
        for (Deployment deployment : ended) {
            if (deployment.operation() != null) operations.cancel(deployment.operation());
        }
    }
}
