package com.cybervpn.web.shared.socket;

import com.cybervpn.application.identity.port.in.SessionEvents;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.in.EventFeed;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.web.shared.server.Origins;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the open sockets of this instance. A socket's handshake and messages run on one virtual thread of its own, so that
 * neither blocks the network and the order stays; what clients send meanwhile waits in a bounded queue.
 */
@Singleton
public final class SocketHub {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHub.class);
    private static final CloseReason TOO_MUCH = new CloseReason(1008, "too many messages");
    private static final CloseReason TOO_MANY = new CloseReason(1008, "too many connections");
    private static final CloseReason SHUTDOWN = new CloseReason(1001, "shutting down");

    /** How many frames that come at once share one call of the system. */
    private static final int FRAMES_PER_FLUSH = 64;

    /** Longer than it takes from the look at a session to its socket being among the others. */
    private static final Duration ADMISSION = Duration.ofMinutes(1);

    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);

    private final SocketDoor door;
    private final Origins origins;
    private final SocketConfig config;
    private final EventFeed feed;
    private final Frames frames;
    /** By the session itself: its id is the client's own word, and two clients may say the same. */
    private final Map<WebSocketSession, Entry> entries = new ConcurrentHashMap<>();

    /** Sessions and tokens that ended a moment ago. */
    private final Cache<EventFeed.News, EventFeed.News> over = Caffeine.newBuilder()
            .expireAfterWrite(ADMISSION)
            .maximumSize(10_000)
            .build();

    private final Map<AccountId, Deque<Socket>> byAccount = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor heartbeats = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("socket-heartbeat").daemon().factory());
    private EventFeed.@Nullable Following following;

    private record Entry(Socket socket, Thread worker, Future<?> beats, MessageRate rate) {}

    SocketHub(SocketDoor door, Origins origins, SocketConfig config, EventFeed feed, Frames frames) {
        this.door = door;
        this.origins = origins;
        this.config = config;
        this.feed = feed;
        this.frames = frames;
    }

    @PostConstruct
    void start() {
        heartbeats.setRemoveOnCancelPolicy(true);
        following = feed.follow(this::spread);
    }

    @PreDestroy
    void stop() {
        if (following != null) following.close();
        heartbeats.shutdownNow();
        entries.values().forEach(entry -> entry.socket().close(SHUTDOWN));
    }

    /** Takes a new socket in; it is closed as its channel says unless its request names a principal. */
    public void open(WebSocketSession session, HttpRequest<?> request, SocketChannel channel) {
        Channel connection =
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        ChannelPipeline pipeline = connection.pipeline();
        pipeline.addFirst(new FlushConsolidationHandler(FRAMES_PER_FLUSH, true));
        Socket socket = new Socket(session, connection, channel, config.outgoingBytes());
        pipeline.addAfter(pipeline.context(WebSocketFrameDecoder.class).name(), null, socket.kind());
        Thread worker = Thread.ofVirtual().name("socket").unstarted(() -> serve(socket, request));
        long pause = channel.rules().heartbeat().orElse(config.heartbeat()).toMillis();
        Future<?> beats = heartbeats.scheduleWithFixedDelay(() -> beat(socket), pause, pause, TimeUnit.MILLISECONDS);
        var rate = new MessageRate(config.messagesPer10s(), RATE_WINDOW);
        entries.put(session, new Entry(socket, worker, beats, rate));
        worker.start();
    }

    /** A text frame came in. */
    public void message(WebSocketSession session, String text) {
        Entry entry = entries.get(session);
        if (entry == null) return;
        entry.socket().lives();
        boolean allowed = !entry.socket().channel().rules().limitsMessages()
                || entry.rate().allows(1);
        if (!allowed || !entry.socket().offer(text)) entry.socket().close(TOO_MUCH);
    }

    /** The answer to a ping came in. */
    public void pong(WebSocketSession session) {
        Entry entry = entries.get(session);
        if (entry != null) entry.socket().lives();
    }

    /**
     * The socket is no more.
     *
     * @param goodbye whether the client said so itself
     */
    public void closed(WebSocketSession session, boolean goodbye) {
        Entry entry = entries.remove(session);
        if (entry == null) return;
        entry.beats().cancel(false);
        Socket socket = entry.socket();
        boolean byClient = socket.gone() && goodbye;
        entry.worker().interrupt();
        if (socket.isAuthenticated()) leave(socket);
        // After the worker, so that what it was just opening is known.
        Thread.ofVirtual().name("socket-end").start(() -> end(entry, byClient));
    }

    private static void end(Entry entry, boolean goodbye) {
        try {
            entry.worker().join();
            Socket socket = entry.socket();
            if (socket.isAuthenticated()) socket.channel().closed(socket, goodbye);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket, HttpRequest<?> request) {
        try {
            Optional<SocketDoor.Guest> guest = door.admit(request);
            if (guest.isEmpty()) {
                socket.close(new CloseReason(socket.channel().rules().notYou(), "authentication failed"));
                return;
            }
            socket.authenticated(
                    new Caller(guest.get().principal(), origins.of(request)),
                    guest.get().tokenId());
            join(socket);
            endIfOver(socket);
            socket.channel().opened(socket);
            while (!socket.isClosed()) {
                Socket.Message message = socket.take();
                if (message.bytes()) socket.channel().bytes(socket);
                else socket.channel().text(socket, message.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("socket failed", e);
            socket.close(CloseReason.INTERNAL_ERROR);
        }
    }

    private void join(Socket socket) {
        byAccount.compute(socket.principal().account(), (_, open) -> {
            Deque<Socket> sockets = open == null ? new ArrayDeque<>() : open;
            sockets.addLast(socket);
            while (sockets.size() > config.maxPerAccount())
                sockets.removeFirst().close(TOO_MANY);
            return sockets;
        });
        if (socket.isClosed()) leave(socket); // it went while it came
    }

    private void leave(Socket socket) {
        byAccount.computeIfPresent(socket.principal().account(), (_, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    private void spread(EventFeed.News news) {
        if (news.topic().equals(SessionEvents.TOPIC)) {
            endSockets(news);
            return;
        }
        for (Entry entry : entries.values()) {
            if (entry.socket().isAuthenticated()) entry.socket().channel().news(entry.socket(), news);
        }
    }

    private void endSockets(EventFeed.News news) {
        over.put(news, news); // before the look at who is there, as a newcomer looks the other way round
        for (Entry entry : entries.values()) {
            Socket socket = entry.socket();
            if (socket.isAuthenticated() && concerns(news, socket)) end(socket, news);
        }
    }

    /** Its session may have ended after the door asked and before it was among the others. */
    private void endIfOver(Socket socket) {
        over.asMap().keySet().stream()
                .filter(news -> concerns(news, socket))
                .findFirst()
                .ifPresent(news -> end(socket, news));
    }

    private static boolean concerns(EventFeed.News news, Socket socket) {
        return news.type().equals(SessionEvents.SESSION_ENDED)
                ? socket.principal().session().toString().equals(news.data().get(SessionEvents.SESSION))
                : news.data().get(SessionEvents.TOKEN) instanceof String id && socket.cameWithToken(id);
    }

    private void end(Socket socket, EventFeed.News news) {
        socket.send(frames.event("force_disconnect", Map.of("reason", news.type()), news.at()));
        socket.close(new CloseReason(socket.channel().rules().ended(), "session ended"));
    }

    private static void beat(Socket socket) {
        if (socket.isClosed()) socket.cut();
        else if (!socket.ping())
            socket.close(new CloseReason(socket.channel().rules().silent(), "no answer to ping"));
    }
}
