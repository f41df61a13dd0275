package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.List;

/** Where people's phones are reached; encrypted at rest. */
public interface PushTokens {
    /**
     * Stores or replaces the token of an account on a device. Whoever was reached by the same token before no longer is: a
     * phone that changed hands tells its new owner only.
     */
    void register(PushToken token);

    List<PushToken> of(AccountId account);

    void remove(AccountId account, String deviceId);

    /** Removes all tokens of an account. */
    void removeAll(AccountId account);

    /** Removes a token that reaches nobody any more. */
    void removeDead(Secret token);

    int purge(Instant registeredBefore);
}
