package com.cybervpn.web.hosting.router;

import com.cybervpn.application.hosting.port.in.FindRoute;
import com.cybervpn.domain.hosting.BaseAddress;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/** Puts {@link AppTraffic} into each connection of the public listener, in front of all that rewrites requests. */
@Singleton
final class AppRouter implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, Ordered {
    private final Provider<FindRoute> routes;
    private final BaseAddress base;
    private final int publicPort;

    AppRouter(
            Provider<FindRoute> routes,
            BaseAddress base,
            @Property(name = "public.port", defaultValue = "8080") int port) {
        this.routes = routes;
        this.base = base;
        this.publicPort = port;
    }

    /** Of all customizers the last to act: whoever is added last right behind the codec is the first to see a request. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
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
            if (!(channel.localAddress() instanceof InetSocketAddress local) || local.getPort() != publicPort) return;
            channel.pipeline()
                    .addAfter(
                            ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                            "app-traffic",
                            new AppTraffic(routes.get(), base));
        }
    }
}
