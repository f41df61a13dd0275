package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows the deployments of the caller's own apps (H-DEP-2, H-DEP-3). Empty when there is no such thing; a foreign one throws
 * {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden}.
 */
public interface ReadDeployments {
    /** Newest first. */
    Optional<List<Deployment>> list(Caller caller, AppId app);

    /** With its logs. */
    Optional<WithLogs> find(Caller caller, DeploymentId id);

    /**
     * @param buildLog null before the build
     * @param runtimeLog the last lines of the container; null when there is none to be asked
     */
    record WithLogs(
            Deployment deployment,
            @Nullable String buildLog,
            @Nullable String runtimeLog) {}
}
