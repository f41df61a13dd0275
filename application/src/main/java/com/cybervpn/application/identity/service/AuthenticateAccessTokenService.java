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
        return tokens.read(token, TokenClaims.Access.class).map(this::judged).orElseGet(Outcome.Invalid::new);
    }

    private Outcome judged(TokenClaims.Access claims) {
        var account = sessions.holder(claims.session(), claims.tokenId(), clock.instant())
                .orElse(null);
        if (account == null || !account.id().equals(claims.account())) return new Outcome.Invalid();
        if (!account.isInUse()) return new Outcome.Inactive();
        var principal = new Principal(account.id(), account.role(), claims.session());
        return new Outcome.Authenticated(principal, account, claims.tokenId(), claims.expiresAt());
    }
}
