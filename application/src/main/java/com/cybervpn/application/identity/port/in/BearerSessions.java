package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Origin;
import java.util.Optional;

/** Sessions of the surfaces whose only token is the bearer itself (T-AUTH-7, T-AUTH-8). */
public interface BearerSessions {
    /** A new token for a good one, which stays good; empty when the session has refresh tokens, or is over. */
    Optional<Tokens> renew(String token);

    /** Makes one token worth nothing and closes its sockets; with refresh tokens beside it, the whole session ends. */
    void revoke(String token, Origin origin);
}
