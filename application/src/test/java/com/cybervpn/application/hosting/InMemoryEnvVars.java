package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.EnvKey;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.EnvVarId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Environment variables in memory. */
public final class InMemoryEnvVars implements EnvVars {
    private final Map<EnvVarId, EnvVar> rows = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    /** Can be enlisted in a transaction. */
    public Map<EnvVarId, EnvVar> rows() {
        return rows;
    }

    @Override
    public EnvVarId nextId() {
        return new EnvVarId(lastId.incrementAndGet());
    }

    @Override
    public Optional<EnvVar> find(AppId app, EnvKey key) {
        return ofApp(app).stream()
                .filter(variable -> variable.key().equals(key))
                .findFirst();
    }

    @Override
    public void save(EnvVar variable) {
        rows.put(variable.id(), variable);
    }

    @Override
    public boolean remove(AppId app, EnvKey key) {
        return rows.values()
                .removeIf(
                        variable -> variable.app().equals(app) && variable.key().equals(key));
    }

    @Override
    public List<EnvVar> ofApp(AppId app) {
        return rows.values().stream()
                .filter(variable -> variable.app().equals(app))
                .sorted(Comparator.comparing(variable -> variable.key().value()))
                .toList();
    }

    @Override
    public void removeOf(AppId app) {
        rows.values().removeIf(variable -> variable.app().equals(app));
    }
}
