package com.cybervpn.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * A person as Telegram knows them.
 *
 * @param username without {@code @}; null when the person has none
 */
public record TelegramIdentity(long id, @Nullable String username) {}
