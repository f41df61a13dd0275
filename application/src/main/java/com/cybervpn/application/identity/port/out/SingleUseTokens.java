package com.cybervpn.application.identity.port.out;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tokens that are good once: of many that present one at the same time, one is served. */
public interface SingleUseTokens {
    /**
     * @param tokenHash SHA-256 hex; the token itself is not stored
     * @param content what it stands for; encrypted at rest
     */
    void issue(Purpose purpose, String tokenHash, Map<String, String> content, Instant expiresAt);

    /** Takes the token away and tells its content; empty when unknown, used, expired or for another purpose. */
    Optional<Map<String, String>> redeem(Purpose purpose, String tokenHash, Instant now);

    int purge(Instant expiredBefore);

    /** What a token is good for. */
    enum Purpose {
        MAGIC_LINK,
        SOCKET_TICKET,
        TELEGRAM_LOGIN,
        OAUTH_STATE
    }
}
