package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave to register once.
 *
 * @param token what the invited person shows
 * @param role what they become
 * @param email the only address it is good for; null for any
 */
public record Invite(
        UUID token,
        Role role,
        @Nullable EmailAddress email,
        AccountId createdBy,
        Instant createdAt,
        Instant expiresAt) {
    public boolean isFor(@Nullable EmailAddress address) {
        return email == null || email.equals(address);
    }
}
