package com.cybervpn.application.vpn.service;

import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.domain.vpn.VpnUserLink;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the panel's webhooks mean: access that changed, servers that changed, news for whoever watches. */
public final class PanelWebhooks implements WebhookHandler {
    private static final int MAX_EVENT = 100;

    private final Secret key;
    private final VpnUserLinks links;
    private final AccessChanges access;
    private final ServerChanges servers;
    private final Events events;
    private final InstantSource clock;

    /**
     * @param key empty when no secret is configured: then every delivery is refused
     */
    public PanelWebhooks(
            Secret key,
            VpnUserLinks links,
            AccessChanges access,
            ServerChanges servers,
            Events events,
            InstantSource clock) {
        this.key = key;
        this.links = links;
        this.access = access;
        this.servers = servers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "remnawave";
    }

    @Override
    public Optional<byte[]> key() {
        byte[] bytes = key.reveal().getBytes(StandardCharsets.UTF_8);
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    @Override
    public @Nullable String eventType(Map<String, @Nullable Object> payload) {
        return payload.get("event") instanceof String event ? event : null;
    }

    /** The panel gives its events no id: event, time and thing name one. */
    @Override
    public String identity(Map<String, @Nullable Object> payload) {
        String event = String.valueOf(eventType(payload));
        if (event.length() > MAX_EVENT) event = event.substring(0, MAX_EVENT);
        Object timestamp = payload.get("timestamp");
        String rest = timestamp instanceof String && subject(payload) instanceof String subject
                ? timestamp + "|" + subject
                : payload.toString();
        return event + "|" + UUID.nameUUIDFromBytes(rest.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Instant> sentAt(Map<String, @Nullable Object> payload) {
        return Optional.ofNullable(instant(payload.get("timestamp")));
    }

    @Override
    public Effect handle(Map<String, @Nullable Object> payload) {
        String event = eventType(payload);
        if (event == null) return Effect.IGNORED;
        Map<String, @Nullable Object> data = object(payload.get("data"));
        int dot = event.indexOf('.');
        switch (dot < 0 ? event : event.substring(0, dot)) {
            case "user" -> userChanged(event, data);
            case "node" -> nodeChanged(event, data);
            case "service", "errors" -> publish("system", "system_event", Map.of("event", event, "data", data));
            default -> publish("general", "general_event", Map.of("event", event, "data", Map.of()));
        }
        return Effect.PROCESSED;
    }

    private void userChanged(String event, Map<String, @Nullable Object> data) {
        if (data.get("id") instanceof Number id) {
            links.findAll(List.of(new PanelUserId(id.longValue()))).forEach(link -> accessChanged(event, link, data));
        }
        Map<String, @Nullable Object> user = new LinkedHashMap<>();
        for (String member : List.of("id", "username", "status", "expireAt")) user.put(member, data.get(member));
        publish("users", "user_event", Map.of("event", event, "user", user));
    }

    private void accessChanged(String event, VpnUserLink link, Map<String, @Nullable Object> data) {
        if (event.equals("user.deleted")) {
            access.gone(link);
            return;
        }
        VpnUserStatus status = data.get("status") instanceof String word ? VpnUserStatus.of(word) : link.status();
        Instant expiresAt = instant(data.get("expireAt"));
        access.seen(link, link.shownAs(status, expiresAt == null ? link.expiresAt() : expiresAt));
    }

    private void nodeChanged(String event, Map<String, @Nullable Object> data) {
        UUID server = uuid(data.get("uuid"));
        if (server == null) return;
        if (event.equals("node.deleted")) {
            servers.gone(server);
            return;
        }
        Integer users = data.get("usersOnline") instanceof Number number ? number.intValue() : null;
        servers.told(server, status(data), users);
    }

    private static ServerStatus status(Map<String, @Nullable Object> node) {
        if (Boolean.TRUE.equals(node.get("isDisabled"))) return ServerStatus.MAINTENANCE;
        if (Boolean.TRUE.equals(node.get("isConnecting"))) return ServerStatus.WARNING;
        return Boolean.TRUE.equals(node.get("isConnected")) ? ServerStatus.ONLINE : ServerStatus.OFFLINE;
    }

    private void publish(String topic, String type, Map<String, ? extends @Nullable Object> data) {
        events.publish(new Events.Event(topic, type, null, data, clock.instant()));
    }

    /** The id of what the event is about, in whatever member this kind of event has it. */
    private static @Nullable String subject(Map<String, @Nullable Object> payload) {
        Map<String, @Nullable Object> data = object(payload.get("data"));
        for (String member : List.of("uuid", "id")) {
            Object id = data.get(member);
            if (id != null) return id.toString();
        }
        return null;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) map.forEach((name, member) -> object.put(String.valueOf(name), member));
        return object;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        if (!(value instanceof String text)) return null;
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID uuid(@Nullable Object value) {
        if (!(value instanceof String text)) return null;
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
