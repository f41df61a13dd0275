package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Which accounts of providers open which accounts here. Telegram's stand in the accounts themselves. */
public interface OAuthLinks {
    Optional<AccountId> ownerOf(OAuthProvider provider, String userId);

    /**
     * Links, in place of another account of the same provider. Runs in a transaction.
     *
     * @return false when it is linked to somebody else; then nothing has changed
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when somebody links it at the same time
     */
    boolean link(AccountId account, OAuthProvider provider, String userId, Instant now);

    /** Whether there was a link to remove. */
    boolean unlink(AccountId account, OAuthProvider provider);

    /** Removes all links of an account. */
    void forget(AccountId account);
}
