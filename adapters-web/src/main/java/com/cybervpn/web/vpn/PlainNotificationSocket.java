package com.cybervpn.web.vpn;

import com.cybervpn.web.shared.socket.SocketEndpoint;
import com.cybervpn.web.shared.socket.SocketHub;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The notifications channel at {@code /ws/notifications}; the hub finds out who calls. */
@ServerWebSocket("/ws/notifications")
@Secured(SecurityRule.IS_ANONYMOUS)
class PlainNotificationSocket extends SocketEndpoint {
    PlainNotificationSocket(SocketHub hub, NotificationChannel channel) {
        super(hub, channel);
    }
}
