package com.cybervpn.bootstrap;

import com.cybervpn.domain.identity.SessionPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * Lifetimes and limits of sessions.
 *
 * @param accessTtl of access tokens that have a refresh token beside them
 * @param refreshTtl of refresh tokens
 * @param rememberedTtl the same with {@code remember_me}
 * @param bearerTtl of the tokens of the terminal and hosting surfaces
 * @param secondFactorTtl how long a sign-in waits for its second factor
 * @param maxLive live sessions of one account; the oldest ends when one more starts
 * @param bound whether a refresh token works only from the device that it was issued to
 */
@ConfigurationProperties("session")
record SessionConfig(
        @Bindable(defaultValue = "15m") @NotNull Duration accessTtl,
        @Bindable(defaultValue = "7d") @NotNull Duration refreshTtl,
        @Bindable(defaultValue = "30d") @NotNull Duration rememberedTtl,
        @Bindable(defaultValue = "24h") @NotNull Duration bearerTtl,
        @Bindable(defaultValue = "5m") @NotNull Duration secondFactorTtl,
        @Bindable(defaultValue = "10") @Min(1) int maxLive,
        @Bindable(defaultValue = "false") boolean bound) {
    SessionPolicy policy() {
        return new SessionPolicy(accessTtl, refreshTtl, rememberedTtl, bearerTtl, secondFactorTtl, maxLive, bound);
    }
}
