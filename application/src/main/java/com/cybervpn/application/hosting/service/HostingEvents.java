package com.cybervpn.application.hosting.service;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Subdomain;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What hosting tells all instances: that an app is to be found elsewhere, or not at all, from now on. */
final class HostingEvents {
    private static final String TOPIC = "hosting";
    private static final String ROUTE_CHANGED = "route_changed";
    private static final String SUBDOMAIN = "subdomain";

    private final Events events;
    private final InstantSource clock;

    HostingEvents(Events events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    void routeChanged(App app) {
        events.publish(new Events.Event(
                TOPIC,
                ROUTE_CHANGED,
                app.owner(),
                Map.of(SUBDOMAIN, app.subdomain().value()),
                clock.instant()));
    }

    static Optional<Subdomain> changedRoute(Events.Event event) {
        if (!event.topic().equals(TOPIC) || !event.type().equals(ROUTE_CHANGED)) return Optional.empty();
        return event.data().get(SUBDOMAIN) instanceof String label ? Subdomain.parse(label) : Optional.empty();
    }
}
