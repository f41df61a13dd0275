package com.cybervpn.bootstrap.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a number of connections busy with one and the same request for a while, each sending as soon as it is answered. */
final class Load implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /**
     * @param perSecond answers per second
     * @param latenciesNanos of all answers, ascending
     * @param failures answers with another status than the expected one, and broken connections
     */
    record Result(double perSecond, long[] latenciesNanos, int failures) {
        double percentileMillis(double percent) {
            if (latenciesNanos.length == 0) return Double.NaN;
            int index = (int) Math.min(latenciesNanos.length - 1L, Math.round(latenciesNanos.length * percent / 100));
            return latenciesNanos[index] / 1e6;
        }
    }

    /** One request, ready to be sent: method, path, headers beyond Host, body. */
    record Request(int port, int expectedStatus, byte[] bytes) {
        static Request get(int port, String path, String... headers) {
            return of(port, "GET", path, 200, "", headers);
        }

        /** A GET request for a host of that name, wherever it is sent. */
        static Request toHost(int port, String host, String path) {
            String text = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            return new Request(port, 200, text.getBytes(StandardCharsets.US_ASCII));
        }

        static Request of(int port, String method, String path, int expectedStatus, String body, String... headers) {
            var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
            for (String header : headers) text.append(header).append("\r\n");
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            if (content.length > 0) {
                text.append("Content-Type: application/json\r\nContent-Length: ")
                        .append(content.length);
                text.append("\r\n");
            }
            byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
            byte[] all = Arrays.copyOf(head, head.length + content.length);
            System.arraycopy(content, 0, all, head.length, content.length);
            return new Request(port, expectedStatus, all);
        }
    }

    /** The same request all the time. */
    Result run(Request request, int connections, Duration duration) throws InterruptedException {
        return run(request.port(), () -> request, connections, duration);
    }

    /**
     * @param requests asked for each; all to {@code port}
     */
    Result run(int port, Supplier<Request> requests, int connections, Duration duration) throws InterruptedException {
        var failures = new AtomicInteger();
        var latencies = new ConcurrentLinkedQueue<List<Long>>();
        var done = new CountDownLatch(connections);
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        for (int i = 0; i < connections; i++) {
            var own = new ArrayList<Long>();
            latencies.add(own);
            new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(
                                            new HttpResponseDecoder(),
                                            new HttpObjectAggregator(16 << 20),
                                            new Connection(requests, end, own, failures, done));
                        }
                    })
                    .connect("127.0.0.1", port)
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            failures.incrementAndGet();
                            done.countDown();
                        }
                    });
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = latencies.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return new Result(all.length / seconds, all, failures.get());
    }

    @Override
    public void close() {
        group.shutdownGracefully();
    }

    private static final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final Supplier<Request> requests;
        private final long end;
        private final List<Long> latencies;
        private final AtomicInteger failures;
        private final CountDownLatch done;
        private @Nullable Request request;
        private long sentAt;

        Connection(
                Supplier<Request> requests,
                long end,
                List<Long> latencies,
                AtomicInteger failures,
                CountDownLatch done) {
            this.requests = requests;
            this.end = end;
            this.latencies = latencies;
            this.failures = failures;
            this.done = done;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            send(context);
        }

        private void send(ChannelHandlerContext context) {
            Request next = requests.get();
            request = next;
            sentAt = System.nanoTime();
            context.writeAndFlush(Unpooled.wrappedBuffer(next.bytes()));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            long now = System.nanoTime();
            boolean asExpected = request != null && response.status().code() == request.expectedStatus();
            if (asExpected) latencies.add(now - sentAt);
            else failures.incrementAndGet();
            if (now < end) send(context);
            else context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failures.incrementAndGet();
            context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            done.countDown();
        }
    }
}
