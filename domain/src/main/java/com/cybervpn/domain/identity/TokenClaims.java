package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a signed token says. Each kind opens its own door only. */
public sealed interface TokenClaims {
    UUID tokenId();

    AccountId account();

    Instant issuedAt();

    Instant expiresAt();

    /**
     * Opens the API.
     *
     * @param role for readers of the token; rights are read from the account
     * @param deviceId the device an app signed in on
     * @param email only where a surface's contract has it in the token (H-AUTH-2)
     */
    record Access(
            UUID tokenId,
            AccountId account,
            Role role,
            SessionId session,
            @Nullable String deviceId,
            @Nullable EmailAddress email,
            Instant issuedAt,
            Instant expiresAt)
            implements TokenClaims {}

    /**
     * Buys the next pair of tokens.
     *
     * @param fingerprint of the client it was issued to
     */
    record Refresh(
            UUID tokenId,
            AccountId account,
            SessionId session,
            boolean remembered,
            String fingerprint,
            Instant issuedAt,
            Instant expiresAt)
            implements TokenClaims {}

    /** Says that the first factor was right and opens nothing but the second. */
    record PendingSecondFactor(
            UUID tokenId,
            AccountId account,
            boolean remembered,
            @Nullable String deviceId,
            Instant issuedAt,
            Instant expiresAt)
            implements TokenClaims {}
}
