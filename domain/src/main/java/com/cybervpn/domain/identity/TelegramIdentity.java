package com.cybervpn.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * A person as Telegram knows them.
 *
 * @param username without {@code @}; null when the person has none
 */
public record TelegramIdentity(long id, @Nullable String username) {
    /** What stands where a contract wants an address of somebody who gave none. Nobody can have it. */
    public EmailAddress placeholderAddress() {
        return new EmailAddress("tg" + id + "@telegram.local");
    }
}
