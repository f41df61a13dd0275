package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.ServerId;
import java.util.List;
import java.util.Optional;

/** The stored apps. */
public interface Apps {
    Optional<App> find(AppId id);

    /** Oldest first. */
    List<App> on(ServerId server);

    List<App> all();

    /**
     * Stores a new or changed app and returns it with its new version.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when someone else stored it since it
     *     was read, or another one took its name, service or path on the server
     */
    App save(App app);

    /** Deletes it with its versions and deployments. */
    void delete(AppId id);
}
