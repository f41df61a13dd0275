package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import java.util.List;
import java.util.Optional;

/** The stored versions, without their archives. */
public interface Versions {
    Optional<Version> find(VersionId id);

    Optional<Version> find(AppId app, String number);

    /** Newest first. */
    List<Version> of(AppId app);

    /**
     * Stores a new or changed version.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when another one has its number
     */
    void save(Version version);

    void delete(VersionId id);
}
