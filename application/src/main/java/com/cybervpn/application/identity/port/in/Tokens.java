package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session gives to its client.
 *
 * @param refresh null for surfaces whose contract has no refresh tokens
 * @param refreshTtl zero without a refresh token
 */
public record Tokens(
        Secret access, Duration accessTtl, @Nullable Secret refresh, Duration refreshTtl) {
    public Optional<Secret> refreshToken() {
        return Optional.ofNullable(refresh);
    }
}
