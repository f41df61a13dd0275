package com.cybervpn.bootstrap.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A client of the terminal's socket: says frames, and hears them one by one. */
final class TerminalClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder screen = new StringBuilder();
    private final WebSocket socket;
    private long position;

    private TerminalClient(String address) {
        socket = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create(address.replaceFirst("^http", "ws")), new Ear())
                .join();
    }

    static TerminalClient of(TestPlatform platform, String token) {
        return new TerminalClient(platform.address("public") + "/ws/terminal?token=" + token);
    }

    void say(Map<String, ?> frame) {
        raw(ApiClient.JSON.writeValueAsString(frame));
    }

    void raw(String text) {
        socket.sendText(text, true).join();
    }

    void binary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    void type(String keys) {
        say(Map.of("type", "pty_input", "data", keys));
    }

    /** The next frame of that type; output before it goes to the screen, anything else is a surprise. */
    JsonNode hear(String type) {
        while (true) {
            JsonNode frame = next();
            if (frame.path("type").asString().equals(type)) return frame;
            if (!frame.path("type").asString().equals("pty_output")) {
                throw new AssertionError("heard " + frame + " instead of " + type);
            }
            show(frame);
        }
    }

    /** The code of the next error. */
    String error() {
        return hear("error").path("code").asString();
    }

    /** All that the screen shows up to and with {@code text}, taken off it. */
    String until(String text) {
        while (screen.indexOf(text) < 0) {
            JsonNode frame = next();
            if (!frame.path("type").asString().equals("pty_output")) {
                throw new AssertionError("heard " + frame + " after " + screen);
            }
            show(frame);
        }
        int end = screen.indexOf(text) + text.length();
        String shown = screen.substring(0, end);
        screen.delete(0, end);
        return shown;
    }

    /** How many bytes of output came. */
    long position() {
        return position;
    }

    /** The code that it was closed with. */
    int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Says goodbye. */
    @Override
    public void close() {
        if (!socket.isOutputClosed())
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** Vanishes without a word. */
    void vanish() {
        socket.abort();
    }

    JsonNode next() {
        try {
            JsonNode frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) throw new AssertionError("heard nothing more; the screen shows " + screen);
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void show(JsonNode frame) {
        screen.append(frame.path("data").asString());
        position = frame.path("seq").asLong();
    }

    static Map<String, Object> frame(String type, Object... members) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        for (int i = 0; i < members.length; i += 2) frame.put((String) members[i], members[i + 1]);
        return frame;
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder begun = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            begun.append(data);
            if (last) {
                heard.add(ApiClient.JSON.readTree(begun.toString()));
                begun.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}
