package com.cybervpn.telegram;

import com.cybervpn.domain.shared.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * Our bot.
 *
 * @param botToken as BotFather gave it; without one nobody can prove anything by Telegram
 */
@ConfigurationProperties("telegram")
record TelegramConfig(Optional<String> botToken) {
    Optional<Secret> token() {
        return botToken.map(String::strip).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "TelegramConfig[***]";
    }
}
