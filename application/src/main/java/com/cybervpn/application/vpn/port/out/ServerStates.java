package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.ServerStatus;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the servers were when somebody last looked, over all instances. */
public interface ServerStates {
    /** Stores the present status and gives the one before; empty for a server seen for the first time. */
    Optional<ServerStatus> replace(UUID server, ServerStatus status);

    /** Forgets a server that is gone, and gives its last status. */
    Optional<ServerStatus> remove(UUID server);

    Map<UUID, ServerStatus> all();
}
