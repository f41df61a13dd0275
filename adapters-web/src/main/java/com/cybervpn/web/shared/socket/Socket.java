package com.cybervpn.web.shared.socket;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Principal;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One open WebSocket and whom it belongs to. Safe for use from many threads. */
public final class Socket {
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "reads too slowly");
    private static final int INCOMING = 256;
    private static final int INCOMING_CHARACTERS = 1 << 20;

    private final WebSocketSession session;
    private final Channel connection;
    private final SocketChannel channel;
    private final int outgoingBytes;
    private final MessageKind kind = new MessageKind();
    private final BlockingQueue<Message> incoming = new ArrayBlockingQueue<>(INCOMING);
    private final AtomicInteger incomingCharacters = new AtomicInteger();
    private final AtomicLong inFlight = new AtomicLong();
    private final Object room = new Object();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean awaitsPong = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Caller caller;
    private volatile @Nullable UUID tokenId;
    private volatile @Nullable Object state;

    /** What a client said; {@code bytes} when it was no text. */
    record Message(String text, boolean bytes) {}

    Socket(WebSocketSession session, Channel connection, SocketChannel channel, int outgoingBytes) {
        this.session = session;
        this.connection = connection;
        this.channel = channel;
        this.outgoingBytes = outgoingBytes;
    }

    /** Whose socket it is; known from {@link SocketChannel#opened} on. */
    public Caller caller() {
        return Objects.requireNonNull(caller, "not authenticated yet");
    }

    public Principal principal() {
        return caller().principal();
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
        sent(text);
    }

    private boolean sent(String text) {
        if (closed.get()) return false;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long before = inFlight.getAndAdd(bytes.length);
        if (before > 0 && before + bytes.length > outgoingBytes) {
            close(TOO_SLOW);
            return false;
        }
        connection
                .writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes)))
                .addListener(_ -> arrived(bytes.length));
        return true;
    }

    /**
     * Sends one text frame as soon as those before have left: for senders that can wait, so that a slow reader slows them
     * down instead of being closed, and so that much of what comes meanwhile goes into the next frame.
     *
     * @return false when the socket is closed
     */
    public boolean sendPatiently(String text) throws InterruptedException {
        waiting.incrementAndGet(); // before the look at what is in flight, so that nobody's arrival goes unnoticed
        try {
            synchronized (room) {
                while (!closed.get() && inFlight.get() > 0) room.wait();
            }
        } finally {
            waiting.decrementAndGet();
        }
        return sent(text);
    }

    /** It went out, or never will: then we are about to hear of the end. */
    private void arrived(int bytes) {
        if (inFlight.addAndGet(-bytes) == 0 && waiting.get() > 0) wakeSenders();
    }

    /** Closes it, once. */
    public void close(CloseReason reason) {
        if (!closed.compareAndSet(false, true)) return;
        wakeSenders();
        session.close(reason);
    }

    private void wakeSenders() {
        synchronized (room) {
            room.notifyAll();
        }
    }

    SocketChannel channel() {
        return channel;
    }

    boolean isAuthenticated() {
        return caller != null;
    }

    boolean isClosed() {
        return closed.get();
    }

    void authenticated(Caller newCaller, @Nullable UUID newTokenId) {
        caller = newCaller;
        tokenId = newTokenId;
    }

    boolean cameWithToken(String id) {
        UUID own = tokenId;
        return own != null && own.toString().equals(id);
    }

    /** Stands in the connection from the upgrade on. */
    MessageKind kind() {
        return kind;
    }

    boolean offer(String text) {
        return incomingCharacters.addAndGet(text.length()) <= INCOMING_CHARACTERS
                && incoming.offer(new Message(text, kind.isBytes()));
    }

    Message take() throws InterruptedException {
        Message message = incoming.take();
        incomingCharacters.addAndGet(-message.text().length());
        return message;
    }

    /** Cuts the connection of who does not even read that the socket is closed. */
    void cut() {
        connection.close();
    }

    /** @return whether it was still open to us: the other side ended it */
    boolean gone() {
        boolean open = closed.compareAndSet(false, true);
        wakeSenders();
        return open;
    }

    /** Pings; false when the ping before is still without an answer. */
    boolean ping() {
        if (!awaitsPong.compareAndSet(false, true)) return false;
        session.sendPingAsync(new byte[0]);
        return true;
    }

    /** The client is there: it answered, or said something by itself. */
    void lives() {
        awaitsPong.set(false);
    }
}
