package com.cybervpn.web.shared.socket;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what clients send right after the upgrade. The framework says yes on another thread than the network's, and takes
 * frames only a moment later; those that come in between would be lost.
 */
@Singleton
class EarlyFrames implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
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
                    .addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "early-frames", new Keeper());
        }
    }

    private static final class Keeper extends ChannelInboundHandlerAdapter {
        private final Deque<Object> kept = new ArrayDeque<>();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!kept.isEmpty() || message instanceof WebSocketFrame && !isReady(context)) {
                kept.add(message);
                if (kept.size() == 1) await(context);
            } else {
                context.fireChannelRead(message);
            }
        }

        /** Whether the handler of requests made way for the one of frames. */
        private static boolean isReady(ChannelHandlerContext context) {
            return context.pipeline().get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) == null;
        }

        private void await(ChannelHandlerContext context) {
            context.executor().schedule(() -> pass(context), 1, TimeUnit.MILLISECONDS);
        }

        private void pass(ChannelHandlerContext context) {
            if (context.isRemoved() || !context.channel().isActive()) {
                release();
            } else if (isReady(context)) {
                for (Object message; (message = kept.poll()) != null; ) context.fireChannelRead(message);
                context.fireChannelReadComplete();
            } else {
                await(context);
            }
        }

        private void release() {
            kept.forEach(ReferenceCountUtil::release);
            kept.clear();
        }
    }
}
