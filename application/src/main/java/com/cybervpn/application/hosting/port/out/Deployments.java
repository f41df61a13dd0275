package com.cybervpn.application.hosting.port.out;

import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stored deployments. Whoever changes one holds the lock of its app. */
public interface Deployments {
    DeploymentId nextId();

    /** Stores a new deployment. */
    void add(Deployment deployment);

    Optional<Deployment> find(DeploymentId id);

    /** Stores the changes of a deployment that is there. */
    void update(Deployment deployment);

    /** All deployments of an app, newest first. */
    List<Deployment> ofApp(AppId app);

    /** For each of these apps its newest deployment and the running one; one and the same counts once. */
    List<Deployment> currentOf(Collection<AppId> apps);

    Map<AppId, Integer> countsOf(Set<AppId> apps);

    /** All that run, of all apps. */
    List<Deployment> running();

    /**
     * The pending deployment whose turn it is: those with priority first, then in the order of their ids; none of an app
     * that is being built right now.
     */
    Optional<Deployment> nextPending();

    /** Removes the deployments of an app. */
    void removeOf(AppId app);
}
