package com.cybervpn.bootstrap.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that keeps what it is told, in order. */
public final class FeedClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StringBuilder partial = new StringBuilder();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private FeedClient(URI address, String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (!origin.isEmpty()) builder.header("Origin", origin);
        socket = builder.buildAsync(address, this).join();
    }

    /** Opens a socket of a platform's public listener, with a ticket of that client's. */
    static FeedClient open(TestPlatform platform, String path, ApiClient client) {
        String ticket = client.post("/api/v1/ws/ticket").expect(200).text("/ticket");
        return at(platform, path + "?ticket=" + ticket);
    }

    /** Opens a socket at a path with whatever query it has. */
    static FeedClient at(TestPlatform platform, String path) {
        return new FeedClient(address(platform, path), "");
    }

    static FeedClient at(TestPlatform platform, String path, String origin) {
        return new FeedClient(address(platform, path), origin);
    }

    private static URI address(TestPlatform platform, String path) {
        return URI.create(platform.address("public").replaceFirst("http", "ws") + path);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** The next frame. */
    JsonNode hear() {
        try {
            JsonNode frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) throw new AssertionError("no frame in " + PATIENCE);
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The next frame of that type; what comes before it is dropped. */
    JsonNode hear(String type) {
        return hear(frame -> frame.path("type").asString("").equals(type));
    }

    JsonNode hear(Predicate<JsonNode> wanted) {
        while (true) {
            JsonNode frame = hear();
            if (wanted.test(frame)) return frame;
        }
    }

    /** Whether the platform speaks to it, waited for; or else has closed it. */
    boolean isLetIn() {
        Eventually.get(() -> closed.isDone() || !frames.isEmpty(), over -> over);
        return !frames.isEmpty();
    }

    /** The code with which the platform closes the socket, waited for. */
    int closeCode() {
        try {
            return closed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("not closed: " + e, e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(ApiClient.JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Leaves politely. */
    @Override
    public void close() {
        try {
            if (!socket.isOutputClosed())
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        } catch (CompletionException e) {
            socket.abort();
        }
    }
}
