package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.FindRoute;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Sighting;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.hosting.Subdomain;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers routes for seconds, and forgets one at once when it is told that it changed. */
public final class RouteTable implements FindRoute, AutoCloseable {
    /** Bounds how long a lost event can lead astray. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    /** Bounds what asking for made-up names can fill. */
    private static final int CAPACITY = 20_000;

    private final Apps apps;
    private final Deployments deployments;
    private final DeploymentLedger ledger;
    private final ContainerEngine engine;
    private final InstantSource clock;
    private final Map<Subdomain, Entry> entries = new ConcurrentHashMap<>();
    private final Events.Subscription subscription;

    RouteTable(
            Apps apps,
            Deployments deployments,
            DeploymentLedger ledger,
            ContainerEngine engine,
            Events events,
            InstantSource clock) {
        this.apps = apps;
        this.deployments = deployments;
        this.ledger = ledger;
        this.engine = engine;
        this.clock = clock;
        this.subscription =
                events.subscribe(event -> HostingEvents.changedRoute(event).ifPresent(this::refresh));
    }

    @Override
    public Optional<Route> known(Subdomain subdomain) {
        return Optional.ofNullable(entries.get(subdomain))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::route);
    }

    @Override
    public Route locate(Subdomain subdomain) {
        Route route = apps.findBySubdomain(subdomain).map(this::routeOf).orElseGet(Route.NoSuchApp::new);
        remember(subdomain, route);
        return route;
    }

    @Override
    public Route relocate(Subdomain subdomain, Endpoint dead) {
        Optional<Deployment> running = apps.findBySubdomain(subdomain).flatMap(this::runningOf);
        Optional<RunningContainer> container = running.flatMap(Deployment::runningContainer);
        if (container.isPresent() && container.get().endpoint().equals(dead)) {
            RunningContainer seen = container.get();
            hostOf(seen)
                    .filter(host -> !host.equals(dead.host()))
                    .ifPresent(host -> ledger.moved(
                            running.get().id(), new RunningContainer(seen.id(), new Endpoint(host, dead.port()))));
        }
        return locate(subdomain);
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void refresh(Subdomain subdomain) {
        // Only what is asked for is looked up again; at once, so that no request has to wait for it.
        if (entries.remove(subdomain) != null) locate(subdomain);
    }

    private Route routeOf(App app) {
        return runningOf(app)
                .flatMap(Deployment::runningContainer)
                .<Route>map(container -> new Route.To(container.endpoint()))
                .orElseGet(Route.NotServed::new);
    }

    private Optional<Deployment> runningOf(App app) {
        return deployments.currentOf(List.of(app.id())).stream()
                .filter(deployment -> deployment.is(DeploymentStatus.RUNNING))
                .findFirst();
    }

    private Optional<String> hostOf(RunningContainer container) {
        try {
            return engine.look(container.id()).map(Sighting::host);
        } catch (ContainerEngine.Unreachable e) {
            return Optional.empty();
        }
    }

    private void remember(Subdomain subdomain, Route route) {
        Instant now = clock.instant();
        if (entries.size() >= CAPACITY) entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        if (entries.size() < CAPACITY) entries.put(subdomain, new Entry(route, now.plus(FRESH)));
    }

    private record Entry(Route route, Instant until) {}
}
