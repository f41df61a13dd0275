package com.cybervpn.web.vpn;

import com.cybervpn.web.shared.socket.SocketEndpoint;
import com.cybervpn.web.shared.socket.SocketHub;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The notifications channel at {@code /api/v1/ws/notifications}; the hub finds out who calls. */
@ServerWebSocket("/api/v1/ws/notifications")
@Secured(SecurityRule.IS_ANONYMOUS)
class ApiNotificationSocket extends SocketEndpoint {
    ApiNotificationSocket(SocketHub hub, NotificationChannel channel) {
        super(hub, channel);
    }
}
