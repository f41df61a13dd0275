package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.port.in.EventFeed;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.web.shared.socket.Frames;
import com.cybervpn.web.shared.socket.Socket;
import com.cybervpn.web.shared.socket.SocketChannel;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Topics for the dashboard, by role. */
@Singleton
class MonitoringChannel implements SocketChannel {
    private static final int MAX_TOPICS = 20;
    private static final String SERVERS = "servers";
    private static final String USERS = "users";
    private static final String SYSTEM = "system";
    private static final String PAYMENTS = "payments";
    private static final String GENERAL = "general";

    /** Which frames a topic carries. */
    private static final Map<String, String> TOPIC_OF_FRAME = Map.of(
            "server_status_changed", SERVERS,
            "user_event", USERS,
            "system_event", SYSTEM,
            "payment_event", PAYMENTS,
            "general_event", GENERAL);

    private final Frames frames;

    MonitoringChannel(Frames frames) {
        this.frames = frames;
    }

    @Override
    public void opened(Socket socket) {
        socket.setState(ConcurrentHashMap.newKeySet());
        Role role = socket.principal().role();
        socket.send(frames.write(ordered("type", "available_topics", "topics", topicsOf(role), "role", role.code())));
    }

    @Override
    public void text(Socket socket, String text) {
        Map<String, @Nullable Object> message = frames.read(text).orElse(null);
        if (message == null) {
            socket.send(error("Invalid JSON message"));
            return;
        }
        Object type = message.get("type");
        if ("ping".equals(type)) {
            socket.send(frames.write(Map.of("type", "pong")));
        } else if (message.get("topics") instanceof List<?> topics && (type == null || "subscribe".equals(type))) {
            subscribe(socket, topics);
        } else if (message.get("topics") instanceof List<?> topics && "unsubscribe".equals(type)) {
            unsubscribe(socket, topics);
        } else {
            socket.send(error("Unknown message type: " + type));
        }
    }

    @Override
    public void news(Socket socket, EventFeed.News news) {
        String topic = TOPIC_OF_FRAME.get(news.type());
        if (topic != null && subscriptions(socket).contains(topic)) {
            socket.send(frames.event(news));
        }
    }

    private void subscribe(Socket socket, List<?> topics) {
        if (topics.size() > MAX_TOPICS) {
            socket.send(error("At most " + MAX_TOPICS + " topics in one message"));
            return;
        }
        Role role = socket.principal().role();
        for (Object item : topics) {
            if (!(item instanceof String topic)) continue;
            if (role == Role.SUPER_ADMIN || topicsOf(role).contains(topic)) {
                // An unknown topic is accepted from a super admin and carries nothing: it need not be kept.
                if (TOPIC_OF_FRAME.containsValue(topic)) subscriptions(socket).add(topic);
                socket.send(frames.write(ordered("type", "subscribed", "topic", topic)));
            } else {
                socket.send(frames.write(ordered(
                        "type",
                        "error",
                        "message",
                        "Insufficient permissions to subscribe to topic: " + topic,
                        "topic",
                        topic)));
            }
        }
    }

    private void unsubscribe(Socket socket, List<?> topics) {
        for (Object item : topics) {
            if (!(item instanceof String topic)) continue;
            subscriptions(socket).remove(topic);
            socket.send(frames.write(ordered("type", "unsubscribed", "topic", topic)));
        }
    }

    private String error(String message) {
        return frames.write(ordered("type", "error", "message", message));
    }

    private static List<String> topicsOf(Role role) {
        return switch (role) {
            case SUPER_ADMIN -> List.of(SERVERS, USERS, SYSTEM, PAYMENTS, GENERAL);
            case ADMIN -> List.of(SERVERS, PAYMENTS, GENERAL);
            case OPERATOR -> List.of(SERVERS, GENERAL);
            case SUPPORT, VIEWER, MOBILE_USER -> List.of(GENERAL);
        };
    }

    @SuppressWarnings("unchecked") // set in opened(), the only place
    private static Set<String> subscriptions(Socket socket) {
        return (Set<String>) socket.state().orElse(Set.of());
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
