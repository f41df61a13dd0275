package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import java.util.List;
import java.util.Optional;

/** The stored servers. */
public interface Servers {
    Optional<Server> find(ServerId id);

    Optional<Server> findByName(String name);

    /** All of them, oldest first. */
    List<Server> all();

    /**
     * Stores a new or changed server and returns it with its new version.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when someone else stored it since it
     *     was read, or another one took its name
     */
    Server save(Server server);

    /** Deletes it with its apps, their versions and their deployments. */
    void delete(ServerId id);

    Optional<Reachability> reachability(ServerId id);

    void save(Reachability reachability);
}
