package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.DeploymentStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Deployments in memory. Refuses, as the database does, two of one app that wait, are built or run at the same time. */
public final class InMemoryDeployments implements Deployments {
    private static final Comparator<Deployment> NEWEST_FIRST = Comparator.comparingLong(
                    (Deployment deployment) -> deployment.id().value())
            .reversed();

    private final Map<DeploymentId, Deployment> rows = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong(100);

    /** Can be enlisted in a transaction. */
    public Map<DeploymentId, Deployment> rows() {
        return rows;
    }

    @Override
    public DeploymentId nextId() {
        return new DeploymentId(lastId.incrementAndGet());
    }

    @Override
    public void add(Deployment deployment) {
        requireAlone(deployment);
        rows.put(deployment.id(), deployment);
    }

    @Override
    public Optional<Deployment> find(DeploymentId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public void update(Deployment deployment) {
        requireAlone(deployment);
        if (rows.replace(deployment.id(), deployment) == null) {
            throw new IllegalStateException("no deployment " + deployment.id());
        }
    }

    @Override
    public List<Deployment> ofApp(AppId app) {
        return rows.values().stream()
                .filter(deployment -> deployment.app().equals(app))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public List<Deployment> currentOf(Collection<AppId> apps) {
        List<Deployment> current = new ArrayList<>();
        for (AppId app : Set.copyOf(apps)) {
            List<Deployment> all = ofApp(app);
            all.stream().findFirst().ifPresent(current::add);
            all.stream()
                    .skip(1)
                    .filter(deployment -> deployment.is(DeploymentStatus.RUNNING))
                    .forEach(current::add);
        }
        return current;
    }

    @Override
    public Map<AppId, Integer> countsOf(Set<AppId> apps) {
        Map<AppId, Integer> counts = new HashMap<>();
        for (Deployment deployment : rows.values()) {
            if (apps.contains(deployment.app())) counts.merge(deployment.app(), 1, Integer::sum);
        }
        return counts;
    }

    @Override
    public List<Deployment> running() {
        return rows.values().stream()
                .filter(deployment -> deployment.is(DeploymentStatus.RUNNING))
                .toList();
    }

    @Override
    public Optional<Deployment> nextPending() {
        return rows.values().stream()
                .filter(deployment -> deployment.is(DeploymentStatus.PENDING))
                .filter(deployment ->
                        ofApp(deployment.app()).stream().noneMatch(other -> other.is(DeploymentStatus.BUILDING)))
                .min(Comparator.comparing((Deployment deployment) -> !deployment.priority())
                        .thenComparing(NEWEST_FIRST.reversed()));
    }

    @Override
    public void removeOf(AppId app) {
        rows.values().removeIf(deployment -> deployment.app().equals(app));
    }

    private void requireAlone(Deployment deployment) {
        if (deployment.status().isOver()) return;
        boolean alone = ofApp(deployment.app()).stream()
                .noneMatch(other -> !other.id().equals(deployment.id()) && other.is(deployment.status()));
        if (!alone) throw new IllegalStateException("a second " + deployment.status() + " of app " + deployment.app());
    }
}
