package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The second factors of accounts; secrets are encrypted at rest, recovery codes hashed. */
public interface SecondFactors {
    boolean isOn(AccountId account);

    Optional<TotpSecret> secretOf(AccountId account);

    /** Replaces the secret that waits for its first code. */
    void propose(AccountId account, TotpSecret secret, Instant expiresAt);

    Optional<TotpSecret> proposed(AccountId account, Instant now);

    /**
     * Turns the second factor on and forgets the proposed secret.
     *
     * @param recoveryHashes SHA-256 hex
     * @param step the time step of the code that confirmed it: used up
     * @return false when it is on already
     */
    boolean turnOn(AccountId account, TotpSecret secret, Set<String> recoveryHashes, long step, Instant now);

    /**
     * @return false when it was off
     */
    boolean turnOff(AccountId account);

    /**
     * Uses up a time step and all before it.
     *
     * @return false when it was used up already
     */
    boolean useStep(AccountId account, long step);

    /**
     * Uses up a recovery code.
     *
     * @return false when there is none like it
     */
    boolean useRecoveryCode(AccountId account, String hash);

    int purgeProposed(Instant expiredBefore);
}
