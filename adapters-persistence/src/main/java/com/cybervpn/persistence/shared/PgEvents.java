package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.shared.AccountId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events by {@code NOTIFY}: PostgreSQL itself tells them when the transaction commits, and forgets them when it does not. */
@Singleton
final class PgEvents implements Events {
    /** PostgreSQL takes less than 8000 bytes; a longer event goes through a table. */
    static final int LARGEST_NOTIFICATION = 7900;

    private static final String REFERENCE = "@";

    private final Sql sql;
    private final Json json;
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();

    PgEvents(Sql sql, Json json, EventChannel channel) {
        this.sql = sql;
        this.json = json;
        channel.open(this::receive);
    }

    @Override
    public void publish(Event event) {
        String payload = encoded(event);
        if (payload.getBytes(StandardCharsets.UTF_8).length <= LARGEST_NOTIFICATION) {
            sql.first("select pg_notify(?, ?)", _ -> true, EventChannel.NAME, payload);
        } else {
            sql.first("""
                with stored as (insert into event_payloads (payload) values (?) returning id)
                select pg_notify(?, ? || id) from stored\
                """, _ -> true, payload, EventChannel.NAME, REFERENCE);
        }
    }

    @Override
    public Subscription subscribe(Consumer<Event> listener) {
        var audience = new Audience(listener, audiences::remove);
        audiences.add(audience);
        return audience;
    }

    @PreDestroy
    void close() {
        audiences.forEach(Audience::close);
    }

    private void receive(String notification) {
        if (audiences.isEmpty()) return;
        String payload = notification.startsWith(REFERENCE)
                ? stored(Long.parseLong(notification.substring(REFERENCE.length())))
                : notification;
        Event event = decoded(payload);
        audiences.forEach(audience -> audience.offer(event));
    }

    private String stored(long id) {
        return sql.first("select payload from event_payloads where id = ?", row -> row.getString(1), id)
                .orElseThrow(() -> new IllegalStateException("event " + id + " is gone"));
    }

    private String encoded(Event event) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("topic", event.topic());
        members.put("type", event.type());
        members.put("audience", event.audience());
        members.put("at", event.at());
        members.put("data", event.data());
        return json.write(members);
    }

    private Event decoded(String payload) {
        Map<String, @Nullable Object> members = json.read(payload);
        return new Event(
                text(members, "topic"),
                text(members, "type"),
                members.get("audience") == null ? null : new AccountId(UUID.fromString(text(members, "audience"))),
                data(members),
                Instant.parse(text(members, "at")));
    }

    private static String text(Map<String, @Nullable Object> members, String name) {
        return Objects.requireNonNull(members.get(name)).toString();
    }

    @SuppressWarnings("unchecked") // we wrote it
    private static Map<String, @Nullable Object> data(Map<String, @Nullable Object> members) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(members.get("data"));
    }
}
