package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored deployments. */
public interface Deployments {
    Optional<Deployment> find(DeploymentId id);

    /** Stores a new or changed deployment. */
    void save(Deployment deployment);

    /** Newest first; null means any. */
    List<Deployment> list(@Nullable AppId app, Deployment.@Nullable Status status, int limit);

    int count(@Nullable AppId app, Deployment.@Nullable Status status);
}
