package com.cybervpn.web.shared.socket;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;

/**
 * Reads nothing more from a connection while it becomes a WebSocket. The framework answers the upgrade on the thread that the
 * filters ended on, and only then puts its frame handler in place: a client that speaks at once would be faster and its
 * first message be lost.
 */
@Singleton
final class UpgradePause implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
            }
        });
        return event.getBean();
    }

    private record Connection(Channel channel) implements NettyServerCustomizer {
        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline()
                    .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "upgrade-pause", new Pause());
        }
    }

    private static final class Pause extends ChannelDuplexHandler {
        private boolean upgrading;
        private boolean readWanted;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request
                    && request.headers().containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                    && request.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true)) {
                upgrading = true;
            }
            super.channelRead(context, message);
        }

        @Override
        public void read(ChannelHandlerContext context) throws Exception {
            // Reading by itself is how a WebSocket that is in place reads; a connection of HTTP asks each time.
            if (context.channel().config().isAutoRead()) upgrading = false;
            if (upgrading) readWanted = true;
            else super.read(context);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            super.write(context, message, promise);
            if (upgrading && message instanceof HttpResponse response && isRefusal(response)) {
                upgrading = false;
                if (readWanted) context.read();
            }
        }

        private static boolean isRefusal(HttpResponse response) {
            return !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        }
    }
}
