package com.cybervpn.web.shared.socket;

import com.cybervpn.domain.shared.Principal;
import io.micronaut.http.MediaType;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One open WebSocket and whom it belongs to. Safe for use from many threads. */
public final class Socket {
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "reads too slowly");
    private static final int INCOMING = 256;

    private final WebSocketSession session;
    private final Channel connection;
    private final SocketChannel channel;
    private final int outgoingBytes;
    private final BlockingQueue<String> incoming = new ArrayBlockingQueue<>(INCOMING);
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicBoolean awaitsPong = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Principal principal;
    private volatile @Nullable UUID tokenId;
    private volatile @Nullable Object state;

    Socket(WebSocketSession session, Channel connection, SocketChannel channel, int outgoingBytes) {
        this.session = session;
        this.connection = connection;
        this.channel = channel;
        this.outgoingBytes = outgoingBytes;
    }

    /** Whose socket it is; known from {@link SocketChannel#opened} on. */
    public Principal principal() {
        return Objects.requireNonNull(principal, "not authenticated yet");
    }

    /** What the channel keeps for this socket. */
    public Optional<Object> state() {
        return Optional.ofNullable(state);
    }

    public void setState(Object newState) {
        state = newState;
    }

    /** Sends one text frame; closes the socket instead when too much is on its way already. */
    public void send(String text) {
        int bytes = text.length() < outgoingBytes / 4 ? text.length() : utf8Length(text);
        if (closed.get()) return;
        if (inFlight.addAndGet(bytes) > outgoingBytes) {
            close(TOO_SLOW);
            return;
        }
        session.sendAsync(text, MediaType.APPLICATION_JSON_TYPE).whenComplete((_, _) -> inFlight.addAndGet(-bytes));
    }

    /** Closes it, once. */
    public void close(CloseReason reason) {
        if (closed.compareAndSet(false, true)) session.close(reason);
    }

    SocketChannel channel() {
        return channel;
    }

    boolean isAuthenticated() {
        return principal != null;
    }

    boolean isClosed() {
        return closed.get();
    }

    void authenticated(Principal newPrincipal, @Nullable UUID newTokenId) {
        principal = newPrincipal;
        tokenId = newTokenId;
    }

    boolean cameWithToken(String id) {
        UUID own = tokenId;
        return own != null && own.toString().equals(id);
    }

    boolean offer(String text) {
        return incoming.offer(text);
    }

    String take() throws InterruptedException {
        return incoming.take();
    }

    /** Cuts the connection of who does not even read that the socket is closed. */
    void cut() {
        connection.close();
    }

    void gone() {
        closed.set(true);
    }

    /** Pings; false when the ping before is still without an answer. */
    boolean ping() {
        if (!awaitsPong.compareAndSet(false, true)) return false;
        session.sendPingAsync(new byte[0]);
        return true;
    }

    void pong() {
        awaitsPong.set(false);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
