package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.VpnUserId;
import java.time.Instant;

/** What an account's access is called where more is known of it than the panel can say: a trial, a cancellation. */
public interface SubscriptionWords {
    /**
     * The word of the API: {@code active}, {@code trial}, {@code cancelled}, {@code expired}.
     *
     * @param enabled false when the panel lets the user in no more
     * @param expiresAt first instant without access
     */
    String of(AccountId owner, VpnUserId user, boolean enabled, Instant expiresAt);
}
