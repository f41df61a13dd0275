package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Hosts;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelHosts;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.NewVpnHost;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passes hosts on to the panel, and writes down the changes. */
public final class HostsService implements Hosts {
    private final PanelHosts panel;
    private final PanelConfigProfiles profiles;
    private final PanelAudit audit;

    public HostsService(PanelHosts panel, PanelConfigProfiles profiles, PanelAudit audit) {
        this.panel = panel;
        this.profiles = profiles;
        this.audit = audit;
    }

    @Override
    public List<VpnHost> list(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        return panel.list();
    }

    @Override
    public Optional<VpnHost> read(Caller caller, UUID id) {
        caller.requireAtLeast(Role.ADMIN);
        return panel.find(id);
    }

    @Override
    public PanelChange<VpnHost> create(Caller caller, Draft draft) {
        caller.requireAtLeast(Role.ADMIN);
        Inbound inbound = profiles.list().stream()
                .flatMap(profile -> profile.inbounds().stream())
                .findFirst()
                .orElse(null);
        if (inbound == null) {
            return new PanelChange.Refused<>("The panel has no inbound: create a config profile first");
        }
        NewVpnHost host = new NewVpnHost(
                inbound.configProfile(),
                inbound.id(),
                draft.name(),
                draft.address(),
                draft.port(),
                draft.sni(),
                draft.hostHeader(),
                draft.path(),
                draft.alpn(),
                draft.disabled());
        PanelChange<VpnHost> change =
                PanelAnswers.told(panel.create(host), made -> changed(caller, "host_created", null, made));
        return change instanceof PanelChange.NoSuch<VpnHost>
                ? new PanelChange.Refused<>("The panel's first inbound is gone")
                : change;
    }

    @Override
    public PanelChange<VpnHost> change(Caller caller, UUID id, VpnHostChange change) {
        caller.requireAtLeast(Role.ADMIN);
        VpnHost before = panel.find(id).orElse(null);
        if (before == null) return new PanelChange.NoSuch<>();
        return PanelAnswers.told(panel.update(id, change), after -> changed(caller, "host_updated", before, after));
    }

    @Override
    public PanelChange<UUID> delete(Caller caller, UUID id) {
        caller.requireAtLeast(Role.ADMIN);
        VpnHost before = panel.find(id).orElse(null);
        if (before == null || !panel.delete(id)) return new PanelChange.NoSuch<>();
        audit.record(caller, "host_deleted", "host", id.toString(), members(before), null);
        return new PanelChange.Done<>(id);
    }

    private VpnHost changed(Caller caller, String action, @Nullable VpnHost before, VpnHost after) {
        audit.record(
                caller, action, "host", after.id().toString(), before == null ? null : members(before), members(after));
        return after;
    }

    private static Map<String, @Nullable Object> members(VpnHost host) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", host.remark());
        members.put("address", host.address());
        members.put("port", host.port());
        members.put("sni", host.sni());
        members.put("host_header", host.hostHeader());
        members.put("path", host.path());
        members.put("is_disabled", host.disabled());
        return members;
    }
}
