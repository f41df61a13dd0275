package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.Reachability.Status;
import com.cybervpn.domain.deployer.Server;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** Connects to servers and keeps in mind, and tells, whether they could be reached (D-WS-3). */
public final class Contact {
    static final String TOPIC = "deployer";
    static final String SERVER_STATUS = "server.status";

    private final RemoteHosts hosts;
    private final Servers servers;
    private final Apps apps;
    private final Events events;
    private final InstantSource clock;

    public Contact(RemoteHosts hosts, Servers servers, Apps apps, Events events, InstantSource clock) {
        this.hosts = hosts;
        this.servers = servers;
        this.apps = apps;
        this.events = events;
        this.clock = clock;
    }

    /** @param patient whether to try again for a while when it does not answer */
    Host open(Server server, boolean patient, Consumer<String> log) throws RemoteFailure, InterruptedException {
        try {
            RemoteHost host = hosts.connect(server, patient);
            note(server, Status.ONLINE, "host key " + host.fingerprint());
            return new Host(host, log);
        } catch (RemoteFailure e) {
            note(server, e.answered() ? Status.ERROR : Status.OFFLINE, e.text());
            throw e;
        }
    }

    /** A connection made this moment: proves that {@code user} can sign in. */
    Host openFresh(Server server, String user) throws RemoteFailure, InterruptedException {
        return new Host(hosts.connectFresh(server, user), _ -> {});
    }

    void forget(Server server) {
        hosts.forget(server.host(), server.port());
    }

    int openConnections() {
        return hosts.open();
    }

    private void note(Server server, Status status, String message) {
        Reachability now = new Reachability(server.id(), status, message, clock.instant());
        boolean changed = servers.reachability(server.id())
                .map(before -> before.status() != status)
                .orElse(true);
        servers.save(now);
        if (!changed) return;
        events.publish(new Event(
                TOPIC,
                SERVER_STATUS,
                null,
                Map.of("server_id", server.id().toString(), "status", status.code()),
                now.at()));
        if (status != Status.ONLINE) apps.on(server.id()).forEach(this::unknown);
    }

    private void unknown(App app) {
        if (app.status() != App.Status.ONLINE) return;
        try {
            apps.save(app.withStatus(App.Status.UNKNOWN, clock.instant()));
        } catch (ApplicationFailure.ConcurrentChange e) {
            // Whoever changed it meanwhile knows better.
        }
    }
}
