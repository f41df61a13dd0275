package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.domain.deployer.Strategy;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.domain.operations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings versions of apps to their servers, and back (D-DEP, D-RBK). */
public interface Deploying {
    /** Starts a deployment. */
    Answer<Deployment> deploy(Caller caller, AppId app, Order order);

    /** Starts a rollback. */
    Answer<Operation> rollBack(Caller caller, AppId app, String targetVersion, String reason, boolean force);

    Answer<View> find(Caller caller, DeploymentId id);

    /**
     * Newest first.
     *
     * @param app null for all apps; an empty one matches no deployment
     */
    Listing list(Caller caller, @Nullable Optional<AppId> app, Deployment.@Nullable Status status, int limit);

    Answer<View> cancel(Caller caller, DeploymentId id);

    /**
     * What is to be deployed; null where the app's own settings hold.
     *
     * @param versionId null when the artifact lies on the host; an empty one names no version
     */
    record Order(
            String name,
            String version,
            @Nullable Optional<VersionId> versionId,
            String artifactPath,
            @Nullable String workingDirectory,
            @Nullable String serviceName,
            @Nullable String environment,
            Strategy strategy,
            @Nullable String healthCheckUrl,
            boolean rollbackOnFailure,
            List<String> preDeployHooks,
            List<String> postDeployHooks,
            List<String> dependencies,
            Map<String, String> environmentVariables) {
        /** Prints no value of the environment. */
        @Override
        public String toString() {
            return "Order[" + name + " " + version + "]";
        }
    }

    /** A deployment with how its operation gets on. */
    record View(Deployment deployment, Operation operation, String logs) {}

    /** The matching deployments, how many match and how many there are in all. */
    record Listing(List<View> deployments, int filtered, int total) {}
}
