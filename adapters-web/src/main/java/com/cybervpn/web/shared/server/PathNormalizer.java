package com.cybervpn.web.shared.server;

import com.cybervpn.web.shared.Surface;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Rewrites the path of each request before it is routed: one trailing slash is dropped, and the local listener's
 * paths move under the deployer's prefix. It sits below the router because WebSocket upgrades are routed by themselves.
 */
@Singleton
final class PathNormalizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, Ordered {
    private final LocalListener localListener;

    PathNormalizer(LocalListener localListener) {
        this.localListener = localListener;
    }

    /** Before the router of hosted apps, which then sees requests first: their paths are the apps' business. */
    @Override
    public int getOrder() {
        return 0;
    }

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

    private final class Connection implements NettyServerCustomizer {
        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            String prefix = localListener.isAt(channel.localAddress()) ? Surface.DEPLOYER_PREFIX : "";
            channel.pipeline()
                    .addAfter(
                            ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                            "path-normalizer",
                            new ChannelInboundHandlerAdapter() {
                                @Override
                                public void channelRead(ChannelHandlerContext context, Object message)
                                        throws Exception {
                                    if (message instanceof HttpRequest request) {
                                        request.setUri(normalize(request.uri(), prefix));
                                    }
                                    super.channelRead(context, message);
                                }
                            });
        }
    }

    /** The request target in origin form, without a trailing slash, under {@code prefix}. */
    static String normalize(String target, String prefix) {
        String origin = originForm(target);
        int query = origin.indexOf('?');
        String path = query < 0 ? origin : origin.substring(0, query);
        String rest = query < 0 ? "" : origin.substring(query);
        if (path.length() > 1 && path.endsWith("/")) path = path.substring(0, path.length() - 1);
        if (!prefix.isEmpty() && path.equals("/")) path = "";
        return prefix + path + rest;
    }

    private static String originForm(String target) {
        if (target.startsWith("/") || target.equals("*")) return target.equals("*") ? "/*" : target;
        int authority = target.indexOf("://");
        if (authority < 0) return "/" + target;
        int path = target.indexOf('/', authority + 3);
        return path < 0 ? "/" : target.substring(path);
    }
}
