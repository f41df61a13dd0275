package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Cache;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.vpn.port.in.Monitoring;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.application.vpn.port.out.Probe;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.Health;
import com.cybervpn.domain.vpn.PanelTotals;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.domain.vpn.VpnServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Adds up what the panel tells, and asks every component how it is. */
public final class MonitoringService implements Monitoring {
    private static final String ALL = "all";

    private final PanelSystem system;
    private final PanelNodes nodes;
    private final ServerCaches servers;
    private final HealthCheck check;
    private final InstantSource clock;
    private final Cache<String, Health> healths;
    private final Cache<String, Stats> stats;
    private final Cache<Period, Bandwidth> bandwidths;

    public MonitoringService(
            PanelSystem system,
            PanelNodes nodes,
            ServerCaches servers,
            List<Probe> probes,
            Lifetimes lifetimes,
            InstantSource clock,
            Events events) {
        this.system = system;
        this.nodes = nodes;
        this.servers = servers;
        this.check = new HealthCheck(probes, lifetimes.probe(), clock);
        this.clock = clock;
        this.healths = new Cache<>("health", lifetimes.health(), key -> key, clock, events);
        this.stats = new Cache<>("stats", lifetimes.stats(), key -> key, clock, events);
        this.bandwidths = new Cache<>("bandwidth", lifetimes.bandwidth(), Period::name, clock, events);
    }

    @Override
    public Health health(Caller caller) {
        caller.require(Permission.MONITORING_READ);
        return health();
    }

    @Override
    public Health health() {
        return healths.get(ALL, check::run, health -> health.status() == Health.Status.HEALTHY);
    }

    @Override
    public Stats stats(Caller caller) {
        caller.require(Permission.MONITORING_READ);
        return stats.get(ALL, () -> {
            PanelTotals totals = system.totals();
            List<VpnServer> all = servers.list(nodes::list);
            int online = (int) all.stream()
                    .filter(server -> server.status() == ServerStatus.ONLINE)
                    .count();
            return new Stats(
                    totals.users(),
                    totals.activeUsers(),
                    all.size(),
                    online,
                    totals.trafficLifetimeBytes(),
                    clock.instant());
        });
    }

    @Override
    public Bandwidth bandwidth(Caller caller, Period period) {
        caller.require(Permission.MONITORING_READ);
        return bandwidths.get(period, () -> {
            Instant now = clock.instant();
            LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
            return new Bandwidth(period, system.trafficBytes(today.minusDays(period.days() - 1L), today), now);
        });
    }

    /**
     * How old answers may be, and how long one component may take to answer.
     *
     * @param probe what takes longer counts as down
     */
    public record Lifetimes(Duration health, Duration stats, Duration bandwidth, Duration probe) {}
}
