package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.VpnServers;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.NewVpnServer;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Servers through the panel's nodes. Single servers are always asked for; the list may come from the cache. */
public final class VpnServersService implements VpnServers {
    private final PanelNodes panel;
    private final PanelConfigProfiles profiles;
    private final ServerCaches caches;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final InstantSource clock;

    public VpnServersService(
            PanelNodes panel,
            PanelConfigProfiles profiles,
            ServerCaches caches,
            Transactions transactions,
            AuditTrail trail,
            InstantSource clock) {
        this.panel = panel;
        this.profiles = profiles;
        this.caches = caches;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public List<VpnServer> list(Caller caller) {
        caller.require(Permission.SERVER_READ);
        return caches.list(panel::list);
    }

    @Override
    public Optional<VpnServer> read(Caller caller, UUID id) {
        caller.require(Permission.SERVER_READ);
        return panel.find(id);
    }

    @Override
    public Map<ServerStatus, Integer> countByStatus(Caller caller) {
        caller.require(Permission.SERVER_READ);
        return caches.counts(() -> {
            Map<ServerStatus, Integer> counts = new EnumMap<>(ServerStatus.class);
            for (ServerStatus status : ServerStatus.values()) counts.put(status, 0);
            panel.list().forEach(server -> counts.merge(server.status(), 1, Integer::sum));
            return counts;
        });
    }

    @Override
    public Optional<Light> status(Caller caller, UUID id) {
        caller.require(Permission.SERVER_READ);
        return panel.find(id).map(server -> new Light(server, clock.instant()));
    }

    @Override
    public PanelChange<VpnServer> create(Caller caller, String name, String address, int port) {
        caller.require(Permission.SERVER_CREATE);
        ConfigProfile profile = profiles.list().stream()
                .filter(candidate -> !candidate.inbounds().isEmpty())
                .findFirst()
                .orElse(null);
        if (profile == null) {
            return new PanelChange.Refused<>("The panel has no config profile with inbounds: create one first");
        }
        List<UUID> inbounds = profile.inbounds().stream().map(Inbound::id).toList();
        NewVpnServer server = new NewVpnServer(name, address, port, profile.id(), inbounds);
        return PanelAnswers.told(
                panel.create(server), created -> changed(caller, "server_created", created.id(), null, created));
    }

    @Override
    public PanelChange<VpnServer> change(Caller caller, UUID id, VpnServerChange change) {
        caller.require(Permission.SERVER_UPDATE);
        VpnServer before = panel.find(id).orElse(null);
        if (before == null) return new PanelChange.NoSuch<>();
        return PanelAnswers.told(
                panel.update(id, change), after -> changed(caller, "server_updated", id, before, after));
    }

    @Override
    public PanelChange<UUID> delete(Caller caller, UUID id) {
        caller.require(Permission.SERVER_DELETE);
        VpnServer before = panel.find(id).orElse(null);
        if (before == null || !panel.delete(id)) return new PanelChange.NoSuch<>();
        changed(caller, "server_deleted", id, before, null);
        return new PanelChange.Done<>(id);
    }

    private <T extends @Nullable VpnServer> T changed(
            Caller caller, String action, UUID id, @Nullable VpnServer before, T after) {
        transactions.run(() -> {
            trail.record(AuditTrail.Entry.of(caller, action, "server", id.toString())
                    .withValues(before == null ? null : members(before), after == null ? null : members(after)));
            caches.drop();
        });
        return after;
    }

    private static Map<String, @Nullable Object> members(VpnServer server) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", server.name());
        members.put("address", server.address());
        members.put("port", server.port());
        return members;
    }
}
