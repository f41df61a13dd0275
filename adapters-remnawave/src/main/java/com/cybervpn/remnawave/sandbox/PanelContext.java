package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every part of the sandbox works with. */
final class PanelContext {
    static final String VERSION = "3.3.2";

    /** Takes what happened, to tell whoever subscribed by webhook. */
    @FunctionalInterface
    interface EventSink {
        void accept(JsonObject event);
    }

    private final PanelState state;
    private final InstantSource clock;
    private final Supplier<String> subscriptionBase;
    private final boolean nodesConnect;
    private final EventSink events;
    private final Instant startedAt;

    PanelContext(
            PanelState state,
            InstantSource clock,
            Supplier<String> subscriptionBase,
            boolean nodesConnect,
            EventSink events) {
        this.state = state;
        this.clock = clock;
        this.subscriptionBase = subscriptionBase;
        this.nodesConnect = nodesConnect;
        this.events = events;
        startedAt = clock.instant();
    }

    PanelState state() {
        return state;
    }

    Instant now() {
        return clock.instant();
    }

    String timestamp() {
        return Times.text(now());
    }

    Instant startedAt() {
        return startedAt;
    }

    String subscriptionUrl(String shortUuid) {
        return subscriptionBase.get() + "/" + shortUuid;
    }

    boolean nodesConnect() {
        return nodesConnect;
    }

    /** Tells what happened to a user; only these events have a {@code meta}. */
    void userEvent(String event, JsonObject user, @Nullable JsonObject meta) {
        events.accept(new JsonObject()
                .set("scope", "user")
                .set("event", "user." + event)
                .set("timestamp", timestamp())
                .set("data", user)
                .set("meta", meta));
    }

    /** Tells what happened to something else. */
    void event(String scope, String event, JsonObject data) {
        events.accept(new JsonObject()
                .set("scope", scope)
                .set("event", scope + "." + event)
                .set("timestamp", timestamp())
                .set("data", data));
    }
}
