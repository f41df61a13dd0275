package com.cybervpn.web.shared.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Opens the local listener beside the configured ones; on loopback, whatever the configuration says. */
@Singleton
final class LocalListenerOpener implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    private final LocalListener listener;

    LocalListenerOpener(LocalListener listener) {
        this.listener = listener;
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        if (listener.enabled()) {
            List<NettyListenerConfiguration> all = new ArrayList<>(server.getListeners());
            all.add(NettyListenerConfiguration.createTcp("127.0.0.1", listener.port(), false, null, null));
            server.setListeners(all);
        }
        return server;
    }
}
