package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.SocketTickets;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tickets for WebSockets. */
@Controller("/api/v1/ws/ticket")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "websocket")
class SocketTicketController {
    private final SocketTickets tickets;

    SocketTicketController(SocketTickets tickets) {
        this.tickets = tickets;
    }

    @Post
    @Operation(operationId = "createWsTicket", summary = "One-time WebSocket ticket")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    WsTicketResponse issue(Caller caller) {
        var ticket = tickets.issue(caller);
        return new WsTicketResponse(ticket.value().reveal(), ticket.validFor().toSeconds());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "WSTicketResponse")
    record WsTicketResponse(
            String ticket, @Schema(description = "seconds") long expiresIn) {
        @Override
        public String toString() {
            return "WsTicketResponse[***]";
        }
    }
}
