package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.ReadDeployments;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.RunningContainer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads deployments from the store, their build log from the work that they were, and the runtime log from the engine. */
public final class ReadDeploymentsService implements ReadDeployments {
    private static final int BUILD_LOG_CHARACTERS = 1_000_000;
    private static final int RUNTIME_LOG_LINES = 500;

    private final Deployments deployments;
    private final AppCatalogue catalogue;
    private final ReadOperations operations;
    private final ContainerEngine engine;

    ReadDeploymentsService(
            Deployments deployments, AppCatalogue catalogue, ReadOperations operations, ContainerEngine engine) {
        this.deployments = deployments;
        this.catalogue = catalogue;
        this.operations = operations;
        this.engine = engine;
    }

    @Override
    public Optional<List<Deployment>> list(Caller caller, AppId app) {
        return catalogue.own(caller, app).map(found -> deployments.ofApp(found.id()));
    }

    @Override
    public Optional<WithLogs> find(Caller caller, DeploymentId id) {
        return deployments
                .find(id)
                .filter(deployment -> catalogue.own(caller, deployment.app()).isPresent())
                .map(deployment -> new WithLogs(deployment, buildLog(deployment), runtimeLog(deployment)));
    }

    private @Nullable String buildLog(Deployment deployment) {
        return deployment.operation() == null ? null : operations.logText(deployment.operation(), BUILD_LOG_CHARACTERS);
    }

    private @Nullable String runtimeLog(Deployment deployment) {
        Optional<RunningContainer> container = deployment.runningContainer();
        if (container.isEmpty()) return null;
        try {
            return String.join("\n", engine.logTail(container.get().id(), RUNTIME_LOG_LINES));
        } catch (ContainerEngine.Unreachable e) {
            return null; // what is stored is shown all the same
        }
    }
}
