package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.Optional;

/** Lets browsers open a WebSocket, which cannot carry a bearer token, without putting that token into a URL. */
public interface SocketTickets {
    Ticket issue(Caller caller);

    /** Whose ticket it is, once, as their account and session are now; empty when it is good for nothing. */
    Optional<Principal> redeem(String ticket);

    /**
     * @param value 32 hex digits
     */
    record Ticket(Secret value, Duration validFor) {}
}
