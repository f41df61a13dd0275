package com.cybervpn.application.billing.port.in;

import com.cybervpn.domain.billing.SubscriptionStatus;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.UUID;

/** Says in one word what an account's access is, for those who know the panel's side of it. */
public interface NameSubscription {
    /**
     * @param vpnUser the VPN user's UUID
     * @param enabled false when the panel lets the user in no more
     * @param expiresAt first instant without access
     */
    SubscriptionStatus of(AccountId account, UUID vpnUser, boolean enabled, Instant expiresAt);
}
