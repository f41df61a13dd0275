package com.cybervpn.bootstrap;

import com.cybervpn.application.shared.port.out.RateLimits.Limit;
import com.cybervpn.domain.identity.TelegramProofPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How people come in by Telegram.
 *
 * @param authMaxAgeSeconds how old a proof of the Login Widget or of a Mini App may be
 * @param authMaxAhead how far Telegram's clock may be ahead of ours
 * @param miniAppTries Mini App sign-ins from one place within {@code window}
 */
@ConfigurationProperties("telegram")
record TelegramSignInConfig(
        @Bindable(defaultValue = "86400") @Min(1) long authMaxAgeSeconds,
        @Bindable(defaultValue = "300s") @NotNull Duration authMaxAhead,
        @Bindable(defaultValue = "10") @Min(1) int miniAppTries,
        @Bindable(defaultValue = "1m") @NotNull Duration window) {
    TelegramProofPolicy proofs() {
        return new TelegramProofPolicy(Duration.ofSeconds(authMaxAgeSeconds), authMaxAhead);
    }

    Limit miniAppLimit() {
        return new Limit(miniAppTries, window);
    }
}
