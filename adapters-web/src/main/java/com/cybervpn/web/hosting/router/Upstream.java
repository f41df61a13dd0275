package com.cybervpn.web.hosting.router;

import com.cybervpn.domain.hosting.Endpoint;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.util.ReferenceCountUtil;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A connection to a container, on the event loop of the client that it serves. */
final class Upstream extends ChannelInboundHandlerAdapter {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int MAX_HEADERS = 64 * 1024;

    private final Endpoint endpoint;
    private final Channel channel;
    private @Nullable AppExchange user;

    private Upstream(Endpoint endpoint, Channel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    /**
     * @param then gets the connection, or null and the failure
     */
    static void connect(
            ChannelHandlerContext client, Endpoint endpoint, BiConsumer<@Nullable Upstream, @Nullable Throwable> then) {
        Channel clientChannel = client.channel();
        ChannelFuture connecting = new Bootstrap()
                .group(clientChannel.eventLoop())
                .channelFactory(new ReflectiveChannelFactory<>(clientChannel.getClass()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline()
                                .addLast(new HttpClientCodec(
                                        new HttpDecoderConfig().setMaxHeaderSize(MAX_HEADERS), false, false))
                                .addLast(new Upstream(endpoint, made));
                    }
                })
                .connect(endpoint.host(), endpoint.port());
        connecting.addListener((ChannelFutureListener) done -> {
            if (done.isSuccess()) then.accept(done.channel().pipeline().get(Upstream.class), null);
            else then.accept(null, done.cause());
        });
    }

    Endpoint endpoint() {
        return endpoint;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    void use(@Nullable AppExchange by) {
        user = by;
    }

    void write(Object message) {
        channel.write(message, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    void read() {
        channel.read();
    }

    void close() {
        user = null;
        channel.close();
    }

    /** From here on bytes are bytes. */
    void becomeTunnel() {
        channel.pipeline().remove(HttpClientCodec.class);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (user != null) user.reply(message);
        else ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (user != null) user.replyReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (user != null) user.upstreamWritable();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (user != null) user.upstreamGone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
