package com.cybervpn.web.shared.socket;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.in.SocketTickets;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.web.shared.security.AccessTokens;
import com.cybervpn.web.shared.server.CrossOrigins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out whose socket it is: by ticket, by a token in the query where that is allowed, or by the bearer header. */
@Singleton
final class SocketDoor {
    /**
     * Who comes in.
     *
     * @param tokenId the access token that was shown; null for a ticket
     */
    record Guest(Principal principal, @Nullable UUID tokenId) {}

    private final SocketTickets tickets;
    private final AuthenticateAccessToken authenticate;
    private final CrossOrigins origins;
    private final boolean allowTokenQuery;

    SocketDoor(SocketTickets tickets, AuthenticateAccessToken authenticate, CrossOrigins origins, SocketConfig config) {
        this.tickets = tickets;
        this.authenticate = authenticate;
        this.origins = origins;
        this.allowTokenQuery = config.allowTokenQuery();
    }

    /** Empty when nobody is to be let in. A ticket is used up in any case. */
    Optional<Guest> admit(HttpRequest<?> request) {
        String ticket = request.getParameters().get("ticket");
        Optional<Guest> guest = ticket == null ? byToken(request) : byTicket(ticket);
        return guest.filter(_ -> isFromAllowedPage(request));
    }

    private Optional<Guest> byTicket(String ticket) {
        // Some clients send their access token as a ticket when they could not get one.
        if (looksLikeToken(ticket)) return allowTokenQuery ? guest(ticket) : Optional.empty();
        return tickets.redeem(ticket).map(principal -> new Guest(principal, null));
    }

    private Optional<Guest> byToken(HttpRequest<?> request) {
        String token = request.getParameters().get("token");
        if (token != null) return allowTokenQuery ? guest(token) : Optional.empty();
        if (!request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) return Optional.empty();
        return AccessTokens.of(request).flatMap(this::guest);
    }

    private Optional<Guest> guest(String token) {
        return authenticate.authenticate(token) instanceof AuthenticateAccessToken.Outcome.Authenticated known
                ? Optional.of(new Guest(known.principal(), known.tokenId()))
                : Optional.empty();
    }

    private boolean isFromAllowedPage(HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin == null || origins.mayUseCookies(request, origin);
    }

    private static boolean looksLikeToken(String ticket) {
        return ticket.chars().filter(c -> c == '.').count() == 2;
    }
}
