package com.cybervpn.domain.identity;

import java.time.Duration;

/**
 * Lifetimes and limits of sessions.
 *
 * @param accessTtl of an access token that has a refresh token beside it
 * @param refreshTtl of a refresh token, and of its session without a further refresh
 * @param rememberedTtl the same when the owner asked to be remembered
 * @param bearerTtl of the access token of surfaces without refresh tokens (T-AUTH-1, H-AUTH-2)
 * @param secondFactorTtl how long a sign-in waits for its second factor
 * @param maxLive live sessions of one account
 * @param bound whether a refresh token works only from where it was issued
 */
public record SessionPolicy(
        Duration accessTtl,
        Duration refreshTtl,
        Duration rememberedTtl,
        Duration bearerTtl,
        Duration secondFactorTtl,
        int maxLive,
        boolean bound) {
    public Duration refreshTtl(boolean remembered) {
        return remembered ? rememberedTtl : refreshTtl;
    }
}
