package com.cybervpn.bootstrap.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;

/**
 * The least it can cost to tell many sockets the same: Netty alone. A line on its input makes it send so many messages to
 * everybody. Started as a process of its own.
 */
public final class BareBroadcaster {
    private BareBroadcaster() {}

    /** The properties {@code messages} and {@code length} say how many messages, and of how many characters. */
    public static void main(String[] arguments) throws Exception {
        int messages = Integer.getInteger("messages", 0);
        String text = "x".repeat(Integer.getInteger("length", 0));
        ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        var group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        Channel server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65_536),
                                        new WebSocketServerProtocolHandler("/", null, true, 65_536, false, true),
                                        new Joining(all));
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .syncUninterruptibly()
                .channel();
        System.out.println("port " + ((InetSocketAddress) server.localAddress()).getPort());
        while (System.in.read() >= 0) {
            for (int i = 0; i < messages; i++) all.writeAndFlush(new TextWebSocketFrame(text));
        }
        group.shutdownGracefully();
    }

    private static final class Joining extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final ChannelGroup all;

        Joining(ChannelGroup all) {
            this.all = all;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) all.add(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            // nothing is expected
        }
    }
}
