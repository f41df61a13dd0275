package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.NameSubscription;
import com.cybervpn.domain.billing.SubscriptionStatus;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Implements {@link NameSubscription}. */
public final class NameSubscriptionService implements NameSubscription {
    private final OwnSubscription subscriptions;
    private final InstantSource clock;

    public NameSubscriptionService(OwnSubscription subscriptions, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public SubscriptionStatus of(AccountId account, UUID vpnUser, boolean enabled, Instant expiresAt) {
        return subscriptions.of(account, vpnUser).status(enabled, expiresAt, clock.instant());
    }
}
