package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.service.TelegramLoginLinksService;
import com.cybervpn.application.shared.port.out.RateLimits.Limit;
import com.cybervpn.domain.identity.TelegramProofPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * How people come in by Telegram.
 *
 * @param botUsername without {@code @}; the default is a name that no bot can have
 * @param authMaxAgeSeconds how old a proof of the Login Widget or of a Mini App may be
 * @param authMaxAhead how far Telegram's clock may be ahead of ours
 * @param loginLinkTtl how long a login link is good
 * @param miniAppTries Mini App sign-ins from one place within {@code window}
 * @param botLinkTries sign-ins by login link, likewise
 * @param loginLinks login links that are issued, likewise
 */
@ConfigurationProperties("telegram")
record TelegramSignInConfig(
        @Bindable(defaultValue = "86400") @Min(1) long authMaxAgeSeconds,
        @Bindable(defaultValue = "300s") @NotNull Duration authMaxAhead,

        @Bindable(defaultValue = "_no_bot_configured") @Pattern(regexp = "[A-Za-z0-9_]{1,64}")
        String botUsername,

        @Bindable(defaultValue = "5m") @NotNull Duration loginLinkTtl,
        @Bindable(defaultValue = "10") @Min(1) int miniAppTries,
        @Bindable(defaultValue = "10") @Min(1) int botLinkTries,
        @Bindable(defaultValue = "5") @Min(1) int loginLinks,
        @Bindable(defaultValue = "1m") @NotNull Duration window) {
    TelegramProofPolicy proofs() {
        return new TelegramProofPolicy(Duration.ofSeconds(authMaxAgeSeconds), authMaxAhead);
    }

    TelegramLoginLinksService.Terms links() {
        return new TelegramLoginLinksService.Terms(
                botUsername, loginLinkTtl, new Limit(loginLinks, window), new Limit(botLinkTries, window));
    }

    Limit miniAppLimit() {
        return new Limit(miniAppTries, window);
    }
}
