package com.cybervpn.domain.identity;

import java.time.Duration;

/**
 * How long a proof of Telegram counts.
 *
 * @param maxAge since it was shown
 * @param maxAhead how far Telegram's clock may be ahead of ours
 */
public record TelegramProofPolicy(Duration maxAge, Duration maxAhead) {}
