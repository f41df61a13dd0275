package com.cybervpn.bootstrap.e2e.deployer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what the deployer's socket tells. */
public final class Feed implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    /** @param address {@code http://127.0.0.1:8090} */
    public Feed(String address) {
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address.replaceFirst("^http", "ws") + "/api/v1/ws"), new Listener())
                .join();
    }

    /** All frames of a type so far, oldest first: their {@code data}. */
    public List<JsonNode> of(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asString().equals(type))
                .map(frame -> frame.path("data"))
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }

    /** Puts the pieces of a frame together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
