package com.cybervpn.web.vpn;

import com.cybervpn.web.shared.socket.SocketEndpoint;
import com.cybervpn.web.shared.socket.SocketHub;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The monitoring channel at {@code /ws/monitoring}; the hub finds out who calls. */
@ServerWebSocket("/ws/monitoring")
@Secured(SecurityRule.IS_ANONYMOUS)
class PlainMonitoringSocket extends SocketEndpoint {
    PlainMonitoringSocket(SocketHub hub, MonitoringChannel channel) {
        super(hub, channel);
    }
}
