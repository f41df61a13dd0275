package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.ServerStates;
import com.cybervpn.domain.vpn.ServerStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** States of servers in memory. */
public final class InMemoryServerStates implements ServerStates {
    private final Map<UUID, ServerStatus> states = new HashMap<>();

    @Override
    public Optional<ServerStatus> replace(UUID server, ServerStatus status) {
        return Optional.ofNullable(states.put(server, status));
    }

    @Override
    public Optional<ServerStatus> remove(UUID server) {
        return Optional.ofNullable(states.remove(server));
    }

    @Override
    public Map<UUID, ServerStatus> all() {
        return Map.copyOf(states);
    }
}
