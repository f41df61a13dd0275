package com.cybervpn.web.vpn;

import com.cybervpn.web.shared.socket.SocketEndpoint;
import com.cybervpn.web.shared.socket.SocketHub;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The monitoring channel at {@code /api/v1/ws/monitoring}; the hub finds out who calls. */
@ServerWebSocket("/api/v1/ws/monitoring")
@Secured(SecurityRule.IS_ANONYMOUS)
class ApiMonitoringSocket extends SocketEndpoint {
    ApiMonitoringSocket(SocketHub hub, MonitoringChannel channel) {
        super(hub, channel);
    }
}
