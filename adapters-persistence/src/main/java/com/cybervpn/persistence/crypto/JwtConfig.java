package com.cybervpn.persistence.crypto;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the platform's own tokens are signed.
 *
 * @param secret at least 32 characters; absent in development: generated once and kept in the data directory
 * @param algorithm one of HS256, HS384 and HS512; no other is ever accepted
 * @param issuer written into tokens and demanded of them when set
 * @param audience the same
 */
@ConfigurationProperties("jwt")
record JwtConfig(
        @Nullable String secret,

        @Bindable(defaultValue = "HS256") @NotNull @Pattern(regexp = "HS(256|384|512)")
        String algorithm,

        @Nullable String issuer,
        @Nullable String audience) {
    @Override
    public String toString() {
        return "JwtConfig[***]";
    }
}
