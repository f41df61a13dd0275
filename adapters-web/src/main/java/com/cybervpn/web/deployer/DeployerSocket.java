package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.DeployerFeed;
import com.cybervpn.application.deployer.port.in.DeployerFeed.Message;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Tells every open socket what happens in the deployer (D-WS). What clients say is of no interest. */
@ServerWebSocket("/deployer/api/v1/ws")
@Secured(SecurityRule.IS_AUTHENTICATED)
class DeployerSocket {
    /** How many frames may be on their way to one client before it counts as too slow. */
    private static final int MAX_WAITING = 1_000;

    private static final CloseReason TOO_SLOW = new CloseReason(1013, "too slow");

    private final DeployerFeed feed;
    private final JsonMapper json;
    private final Map<WebSocketSession, AtomicInteger> sessions = new ConcurrentHashMap<>();
    private @Nullable AutoCloseable following;

    DeployerSocket(DeployerFeed feed, JsonMapper json) {
        this.feed = feed;
        this.json = json;
    }

    @PostConstruct
    void follow() {
        following = feed.follow(this::tell);
    }

    @PreDestroy
    void stop() throws Exception {
        if (following != null) following.close();
    }

    @OnOpen
    void open(WebSocketSession session) {
        sessions.put(session, new AtomicInteger());
    }

    @OnMessage
    void ignore(String frame, WebSocketSession session) {}

    @OnClose
    void close(WebSocketSession session) {
        sessions.remove(session);
    }

    private void tell(Message message) {
        if (sessions.isEmpty()) return;
        String frame = frame(message);
        sessions.forEach((session, waiting) -> send(session, waiting, frame));
    }

    private void send(WebSocketSession session, AtomicInteger waiting, String frame) {
        if (!session.isOpen()) {
            sessions.remove(session);
        } else if (waiting.incrementAndGet() > MAX_WAITING) {
            sessions.remove(session);
            session.close(TOO_SLOW);
        } else {
            session.sendAsync(frame).whenComplete((_, _) -> waiting.decrementAndGet());
        }
    }

    private String frame(Message message) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(message.data());
        data.put("timestamp", message.at().toString());
        try {
            return new String(
                    json.writeValueAsBytes(Map.of("type", message.type(), "data", data)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
