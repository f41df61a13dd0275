package com.cybervpn.bootstrap.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Many clients of one socket, who count what they are told. */
final class Crowd implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> sockets = new CopyOnWriteArrayList<>();
    private final Semaphore counted = new Semaphore(0);
    private final String marker;

    /**
     * @param marker part of the frames that are counted
     */
    private Crowd(String marker) {
        this.marker = marker;
    }

    /**
     * @param greeting what each sends once it is in; null for nothing
     * @param welcome part of the frame that says that it hears from now on; null where the handshake says so
     */
    static Crowd of(int size, URI address, @Nullable String greeting, @Nullable String welcome, String marker)
            throws InterruptedException {
        var crowd = new Crowd(marker);
        var ready = new CountDownLatch(size);
        for (int i = 0; i < size; i++) crowd.join(address, greeting, welcome, ready);
        if (!ready.await(30, TimeUnit.SECONDS)) throw new IllegalStateException(ready.getCount() + " did not get in");
        return crowd;
    }

    /** From now on nobody of them reads. */
    void fallAsleep() {
        sockets.forEach(socket -> socket.config().setAutoRead(false));
    }

    /** Frames per second over all, from before {@code trigger} until each has so many. */
    double framesPerSecond(int each, Runnable trigger) {
        counted.drainPermits();
        int all = each * sockets.size();
        long start = System.nanoTime();
        trigger.run();
        try {
            if (!counted.tryAcquire(all, 30, TimeUnit.SECONDS)) {
                System.out.println("  " + (all - counted.availablePermits()) + " frames did not come");
                return Double.NaN;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
        return all / ((System.nanoTime() - start) / 1e9);
    }

    private void join(URI address, @Nullable String greeting, @Nullable String welcome, CountDownLatch ready)
            throws InterruptedException {
        var handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                address, WebSocketVersion.V13, null, false, new DefaultHttpHeaders());
        Channel socket = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(65_536),
                                        new WebSocketClientProtocolHandler(handshaker),
                                        new Listener(greeting, welcome, ready));
                    }
                })
                .connect(address.getHost(), address.getPort())
                .sync()
                .channel();
        sockets.add(socket);
    }

    @Override
    public void close() {
        sockets.forEach(Channel::close);
        group.shutdownGracefully();
    }

    private final class Listener extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final @Nullable String greeting;
        private final @Nullable String welcome;
        private final CountDownLatch ready;

        Listener(@Nullable String greeting, @Nullable String welcome, CountDownLatch ready) {
            this.greeting = greeting;
            this.welcome = welcome;
            this.ready = ready;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event != WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) return;
            if (greeting != null) context.writeAndFlush(new TextWebSocketFrame(greeting));
            if (welcome == null) ready.countDown();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            String text = frame.content().toString(StandardCharsets.UTF_8);
            if (text.contains(marker)) counted.release();
            else if (welcome != null && text.contains(welcome)) ready.countDown();
        }
    }
}
