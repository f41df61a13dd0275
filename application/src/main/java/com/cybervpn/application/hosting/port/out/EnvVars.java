package com.cybervpn.application.hosting.port.out;

import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.EnvKey;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.EnvVarId;
import java.util.List;
import java.util.Optional;

/** The stored environment variables; their values are encrypted at rest. */
public interface EnvVars {
    EnvVarId nextId();

    Optional<EnvVar> find(AppId app, EnvKey key);

    /** Stores a new variable or the new value of a known one. */
    void save(EnvVar variable);

    /**
     * @return whether there was one
     */
    boolean remove(AppId app, EnvKey key);

    /** In the order of their keys. */
    List<EnvVar> ofApp(AppId app);

    void removeOf(AppId app);
}
