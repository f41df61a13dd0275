package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in on one device, across all rotations of its refresh token.
 *
 * @param deviceId what the client calls its device; null when it does not say
 * @param refreshHash SHA-256 hex of the only refresh token that is good now; null when the session has none
 * @param remembered whether its owner asked for the long lifetime
 * @param lastUsedAt start or last refresh
 * @param expiresAt first instant at which its tokens are worth nothing
 */
public record Session(
        SessionId id,
        AccountId account,
        @Nullable String deviceId,
        String ip,
        String userAgent,
        @Nullable String refreshHash,
        boolean remembered,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
