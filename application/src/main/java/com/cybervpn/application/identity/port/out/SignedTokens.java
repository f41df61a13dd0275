package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.Secret;
import java.util.Optional;

/** Signs and reads the platform's own tokens. */
public interface SignedTokens {
    Secret sign(TokenClaims claims);

    /**
     * @return empty unless the token is ours, unchanged, not expired and of this kind
     */
    <C extends TokenClaims> Optional<C> read(String token, Class<C> kind);
}
