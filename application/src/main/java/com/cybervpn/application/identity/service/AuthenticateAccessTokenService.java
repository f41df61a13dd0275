package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.Principal;
import java.time.InstantSource;

/** {@link AuthenticateAccessToken}. */
public final class AuthenticateAccessTokenService implements AuthenticateAccessToken {
    private final SignedTokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    public AuthenticateAccessTokenService(SignedTokens tokens, Sessions sessions, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Outcome authenticate(String token) {
        return tokens.read(token, TokenClaims.Access.class).map(this::standing).orElseGet(Outcome.Invalid::new);
    }

    private Outcome standing(TokenClaims.Access claims) {
        var standing = sessions.standing(claims.session(), claims.tokenId(), clock.instant())
                .orElse(null);
        if (standing == null || !standing.account().equals(claims.account())) return new Outcome.Invalid();
        if (!standing.inUse()) return new Outcome.Inactive();
        var principal = new Principal(standing.account(), standing.role(), claims.session());
        return new Outcome.Authenticated(principal, claims.tokenId(), claims.expiresAt());
    }
}
