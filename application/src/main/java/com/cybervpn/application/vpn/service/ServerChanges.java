package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.vpn.port.out.ServerStates;
import com.cybervpn.domain.vpn.ServerStatus;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells sockets and caches that a server changed, whoever noticed it. Works inside the caller's transaction. */
public final class ServerChanges {
    /** The topic of frames about servers. */
    public static final String TOPIC = "servers";

    private final ServerStates states;
    private final ServerCaches caches;
    private final Events events;
    private final InstantSource clock;

    public ServerChanges(ServerStates states, ServerCaches caches, Events events, InstantSource clock) {
        this.states = states;
        this.caches = caches;
        this.events = events;
        this.clock = clock;
    }

    /** The panel said that something about this server changed. */
    void told(UUID server, ServerStatus status, @Nullable Integer users) {
        Optional<ServerStatus> before = states.replace(server, status);
        caches.drop();
        publish(server, status, before, users);
    }

    /** A look at the panel shows this server so; says nothing when that is how it was. */
    void looked(UUID server, ServerStatus status, int users) {
        Optional<ServerStatus> before = states.replace(server, status);
        if (before.isEmpty() || before.get() == status) return;
        caches.drop();
        publish(server, status, before, users);
    }

    /** The server is no more. */
    void gone(UUID server) {
        Optional<ServerStatus> before = states.remove(server);
        caches.drop();
        publish(server, ServerStatus.OFFLINE, before, 0);
    }

    private void publish(UUID server, ServerStatus status, Optional<ServerStatus> before, @Nullable Integer users) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("server_id", server.toString());
        data.put("status", status.code());
        before.ifPresent(previous -> data.put("previous_status", previous.code()));
        if (users != null) data.put("current_users", users);
        events.publish(new Events.Event(TOPIC, "server_status_changed", null, data, clock.instant()));
    }
}
