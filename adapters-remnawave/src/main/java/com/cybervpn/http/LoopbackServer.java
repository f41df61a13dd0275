package com.cybervpn.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP server on loopback for the sandbox of somebody else's API. Everything runs on one thread of its own, so
 * what stands behind it needs no locks and must not block.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int MAX_BODY = 4 << 20;

    /** Answers requests, on the server's thread. */
    @FunctionalInterface
    public interface Handler {
        /** Calls {@code reply} once, now or later, on any thread. */
        void handle(Request request, Consumer<Answer> reply);
    }

    /**
     * One request.
     *
     * @param query the last value of each parameter
     * @param headers by lower-case name
     * @param port which listener it came in by
     */
    public record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body, int port) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /** What is sent back. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        /** Not an answer at all: the connection is cut. */
        public static final Answer CUT = new Answer(0, Map.of(), new byte[0]);

        public static Answer empty(int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }

        public static Answer json(int status, @Nullable Object value) {
            return of(status, "application/json; charset=utf-8", Json.write(value));
        }

        public static Answer of(int status, String contentType, byte[] body) {
            return new Answer(status, Map.of("content-type", contentType), body);
        }

        public Answer with(Map<String, String> more) {
            var all = new LinkedHashMap<>(headers);
            all.putAll(more);
            return new Answer(status, all, body);
        }
    }

    private final EventLoopGroup loop;
    private final Handler handler;

    private LoopbackServer(String name, Handler handler) {
        loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
        this.handler = handler;
    }

    /** A server without a listener yet. */
    public static LoopbackServer create(String name, Handler handler) {
        return new LoopbackServer(name, handler);
    }

    /**
     * Listens on a loopback port.
     *
     * @param port 0 for any free one
     * @return the port
     * @throws IllegalStateException when the port is taken
     */
    public int listen(int port) {
        var channel = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_BODY), new Connection());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!channel.isSuccess()) throw new IllegalStateException("port " + port + " is taken", channel.cause());
        return ((InetSocketAddress) channel.channel().localAddress()).getPort();
    }

    public static URI uriOf(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Runs something on the server's thread. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** Runs something on the server's thread and waits for it. Not to be called on that thread. */
    public void run(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    /** Runs something on the server's thread, later. */
    public void after(Duration pause, Runnable task) {
        loop.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs something on the server's thread, again and again. */
    public void every(Duration period, Runnable task) {
        loop.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
            boolean keepAlive = HttpUtil.isKeepAlive(message);
            try {
                handler.handle(request(context, message), answer -> send(context, answer, keepAlive));
            } catch (RuntimeException e) {
                LOG.error("sandbox failed to answer {}", message.method(), e);
                send(context, Answer.empty(500), false);
            }
        }

        private Request request(ChannelHandlerContext context, FullHttpRequest message) {
            var uri = new QueryStringDecoder(message.uri());
            var query = new LinkedHashMap<String, String>();
            for (Map.Entry<String, List<String>> entry : uri.parameters().entrySet()) {
                query.put(entry.getKey(), entry.getValue().getLast());
            }
            var headers = new TreeMap<String, String>();
            message.headers().forEach(entry -> headers.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
            return new Request(
                    message.method().name(),
                    uri.path(),
                    query,
                    headers,
                    ByteBufUtil.getBytes(message.content()),
                    ((InetSocketAddress) context.channel().localAddress()).getPort());
        }

        private void send(ChannelHandlerContext context, Answer answer, boolean keepAlive) {
            if (answer == Answer.CUT) {
                context.close();
                return;
            }
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(answer.status()),
                    Unpooled.wrappedBuffer(answer.body()));
            answer.headers().forEach((name, value) -> response.headers().set(name, value));
            if (answer.status() != 204) {
                response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
            }
            if (!keepAlive) response.headers().set(HttpHeaderNames.CONNECTION, "close");
            var sent = context.writeAndFlush(response);
            if (!keepAlive) sent.addListener(_ -> context.close());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
