package com.cybervpn.web.shared.server;

import com.cybervpn.web.shared.Surface;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * The listener that serves the deployer at its contract's own paths, to this machine alone.
 *
 * @param enabled on by default in development, off in production
 */
@ConfigurationProperties("local")
public record LocalListener(
        @Bindable(defaultValue = "false") boolean enabled,
        @Bindable(defaultValue = "8090") int port) {

    /** Whether the request came in by this listener, and so for the deployer. */
    public boolean serves(HttpRequest<?> request) {
        return isAt(request.getServerAddress()) && Surface.of(request) == Surface.DEPLOYER;
    }

    boolean isAt(SocketAddress address) {
        return enabled && address instanceof InetSocketAddress inet && inet.getPort() == port;
    }
}
