package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.domain.vpn.NewVpnServer;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Servers as the panel would treat them: names and addresses are unique. */
public final class InMemoryPanelNodes implements PanelNodes {
    private final Map<UUID, VpnServer> servers = new LinkedHashMap<>();
    private final InstantSource clock;
    private final PanelOutage outage;

    public InMemoryPanelNodes(InstantSource clock, PanelOutage outage) {
        this.clock = clock;
        this.outage = outage;
    }

    /** Puts a server there as if the panel had it all along. */
    public synchronized void put(VpnServer server) {
        servers.put(server.id(), server);
    }

    @Override
    public synchronized List<VpnServer> list() {
        outage.check();
        return List.copyOf(servers.values());
    }

    @Override
    public synchronized Optional<VpnServer> find(UUID id) {
        outage.check();
        return Optional.ofNullable(servers.get(id));
    }

    @Override
    public synchronized PanelAnswer<VpnServer> create(NewVpnServer server) {
        outage.check();
        if (server.name().length() < 3 || server.name().length() > 30) return new PanelAnswer.Refused<>();
        if (taken(null, server.name(), server.address())) return new PanelAnswer.Taken<>();
        Instant now = clock.instant();
        VpnServer made = new VpnServer(
                new UUID(0, servers.size() + 1L),
                server.name(),
                server.address(),
                server.port(),
                false,
                false,
                false,
                null,
                0,
                "XX",
                0,
                server.configProfile(),
                server.inbounds().size(),
                now,
                now);
        servers.put(made.id(), made);
        return new PanelAnswer.Accepted<>(made);
    }

    @Override
    public synchronized PanelAnswer<VpnServer> update(UUID id, VpnServerChange change) {
        outage.check();
        VpnServer server = servers.get(id);
        if (server == null) return new PanelAnswer.Absent<>();
        String name = Objects.requireNonNullElse(change.name(), server.name());
        String address = Objects.requireNonNullElse(change.address(), server.address());
        if (taken(id, name, address)) return new PanelAnswer.Taken<>();
        VpnServer changed = new VpnServer(
                id,
                name,
                address,
                change.port() == null ? server.port() : change.port(),
                server.connected(),
                server.connecting(),
                server.disabled(),
                server.statusChangedAt(),
                server.trafficUsedBytes(),
                server.countryCode(),
                server.usersOnline(),
                server.configProfile(),
                server.inboundCount(),
                server.createdAt(),
                clock.instant());
        servers.put(id, changed);
        return new PanelAnswer.Accepted<>(changed);
    }

    @Override
    public synchronized boolean delete(UUID id) {
        outage.check();
        return servers.remove(id) != null;
    }

    private boolean taken(@Nullable UUID own, String name, String address) {
        return servers.values().stream()
                .filter(server -> !server.id().equals(own))
                .anyMatch(
                        server -> server.name().equals(name) || server.address().equals(address));
    }
}
