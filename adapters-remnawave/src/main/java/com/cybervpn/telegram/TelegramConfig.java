package com.cybervpn.telegram;

import com.cybervpn.domain.shared.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.Optional;

/**
 * Our bot.
 *
 * @param botToken as BotFather gave it; without one nobody can prove anything by Telegram
 * @param authorizeUrl where Telegram asks people whether they want to show themselves
 */
@ConfigurationProperties("telegram")
record TelegramConfig(
        Optional<String> botToken,

        @Bindable(defaultValue = "https://oauth.telegram.org/auth")
        URI authorizeUrl) {
    Optional<Secret> token() {
        return botToken.map(String::strip).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "TelegramConfig[***]";
    }
}
