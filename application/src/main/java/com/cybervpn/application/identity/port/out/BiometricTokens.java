package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * The tokens that phones keep behind a fingerprint; by SHA-256 hex, the tokens themselves are not stored. An account has one
 * per device, and the one before it until the newer one is used.
 */
public interface BiometricTokens {
    /** Replaces whatever the account had on that device. */
    void enroll(AccountId account, String deviceId, String tokenHash, Instant expiresAt);

    /**
     * Puts a new token beside a good one. The presented one stays good until its own end or until the new one is
     * presented, whichever comes first; any other token of that account on that device is worth nothing from now on.
     *
     * @return whose token was presented; empty when it is not good, or of another device
     */
    Optional<AccountId> exchange(
            String deviceId, String presentedHash, String nextHash, Instant nextExpiresAt, Instant now);

    void revoke(AccountId account, String deviceId);

    /** Revokes the tokens of all devices. */
    void revokeAll(AccountId account);

    int purge(Instant expiredBefore);
}
