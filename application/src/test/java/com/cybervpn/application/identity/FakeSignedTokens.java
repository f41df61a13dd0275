package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.Secret;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what it signed; the token is the claims' kind and id. */
public final class FakeSignedTokens implements SignedTokens {
    private final Map<String, TokenClaims> signed = new HashMap<>();
    private final InstantSource clock;

    public FakeSignedTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Secret sign(TokenClaims claims) {
        var token = claims.getClass().getSimpleName() + "-" + claims.tokenId();
        signed.put(token, claims);
        return Secret.of(token);
    }

    @Override
    public synchronized <C extends TokenClaims> Optional<C> read(String token, Class<C> kind) {
        return Optional.ofNullable(signed.get(token))
                .filter(claims -> clock.instant().isBefore(claims.expiresAt()))
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
