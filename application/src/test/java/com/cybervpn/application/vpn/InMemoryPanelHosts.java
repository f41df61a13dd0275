package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelHosts;
import com.cybervpn.domain.vpn.NewVpnHost;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Hosts as the panel would treat them: each needs an inbound that exists. */
public final class InMemoryPanelHosts implements PanelHosts {
    private final Map<UUID, VpnHost> hosts = new LinkedHashMap<>();
    private final PanelConfigProfiles profiles;
    private final PanelOutage outage;

    public InMemoryPanelHosts(PanelConfigProfiles profiles, PanelOutage outage) {
        this.profiles = profiles;
        this.outage = outage;
    }

    @Override
    public synchronized List<VpnHost> list() {
        outage.check();
        return List.copyOf(hosts.values());
    }

    @Override
    public synchronized Optional<VpnHost> find(UUID id) {
        outage.check();
        return Optional.ofNullable(hosts.get(id));
    }

    @Override
    public synchronized PanelAnswer<VpnHost> create(NewVpnHost host) {
        boolean known = profiles.inbounds().stream()
                .anyMatch(inbound -> inbound.id().equals(host.inbound())
                        && inbound.configProfile().equals(host.configProfile()));
        if (!known) return new PanelAnswer.Absent<>();
        VpnHost made = new VpnHost(
                new UUID(1, hosts.size() + 1L),
                host.remark(),
                host.address(),
                host.port(),
                host.sni(),
                host.hostHeader(),
                host.path(),
                host.alpn(),
                null,
                host.disabled(),
                "DEFAULT",
                host.configProfile(),
                host.inbound());
        hosts.put(made.id(), made);
        return new PanelAnswer.Accepted<>(made);
    }

    @Override
    public synchronized PanelAnswer<VpnHost> update(UUID id, VpnHostChange change) {
        outage.check();
        VpnHost host = hosts.get(id);
        if (host == null) return new PanelAnswer.Absent<>();
        VpnHost changed = new VpnHost(
                id,
                Objects.requireNonNullElse(change.remark(), host.remark()),
                Objects.requireNonNullElse(change.address(), host.address()),
                Objects.requireNonNullElse(change.port(), host.port()),
                change.sni() == null ? host.sni() : change.sni(),
                change.hostHeader() == null ? host.hostHeader() : change.hostHeader(),
                change.path() == null ? host.path() : change.path(),
                Objects.requireNonNullElse(change.alpn(), host.alpn()),
                host.fingerprint(),
                Objects.requireNonNullElse(change.disabled(), host.disabled()),
                host.securityLayer(),
                host.configProfile(),
                host.inbound());
        hosts.put(id, changed);
        return new PanelAnswer.Accepted<>(changed);
    }

    @Override
    public synchronized boolean delete(UUID id) {
        outage.check();
        return hosts.remove(id) != null;
    }
}
