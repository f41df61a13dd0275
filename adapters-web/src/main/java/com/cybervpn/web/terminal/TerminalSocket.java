package com.cybervpn.web.terminal;

import com.cybervpn.web.shared.socket.SocketEndpoint;
import com.cybervpn.web.shared.socket.SocketHub;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The shell in the pocket at {@code /ws/terminal} (T-WS); the hub finds out who calls. */
@ServerWebSocket("/ws/terminal")
@Secured(SecurityRule.IS_ANONYMOUS)
class TerminalSocket extends SocketEndpoint {
    TerminalSocket(SocketHub hub, TerminalChannel channel) {
        super(hub, channel);
    }
}
