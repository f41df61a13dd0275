package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Principal;
import java.time.Instant;
import java.util.UUID;

/** Tells who presents an access token, asked at each request. */
public interface AuthenticateAccessToken {
    Outcome authenticate(String token);

    /** What a token is worth. */
    sealed interface Outcome {
        /**
         * @param account as it is now; its role is what counts
         * @param tokenId tells apart the tokens of one session: sockets close when theirs is revoked
         * @param expiresAt first instant at which the token is worth nothing
         */
        record Authenticated(Principal principal, Account account, UUID tokenId, Instant expiresAt)
                implements Outcome {}

        /** Forged, expired, of another kind, revoked, or its account or session is gone (401). */
        record Invalid() implements Outcome {}

        /** A good token of an account that is switched off (403, R-102). */
        record Inactive() implements Outcome {}
    }
}
