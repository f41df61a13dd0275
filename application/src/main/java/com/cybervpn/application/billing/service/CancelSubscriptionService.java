package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.CancelSubscription;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.billing.SubscriptionStatus;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Implements {@link CancelSubscription}. */
public final class CancelSubscriptionService implements CancelSubscription {
    private final StandingCache standings;
    private final OwnSubscription ownSubscription;
    private final Subscriptions subscriptions;
    private final RateLimits limits;
    private final RateLimits.Limit limit;
    private final BillingEvents events;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param limit of cancellations that change something, for each account
     */
    public CancelSubscriptionService(
            StandingCache standings,
            OwnSubscription ownSubscription,
            Subscriptions subscriptions,
            RateLimits limits,
            RateLimits.Limit limit,
            BillingEvents events,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.standings = standings;
        this.ownSubscription = ownSubscription;
        this.subscriptions = subscriptions;
        this.limits = limits;
        this.limit = limit;
        this.events = events;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome cancel(Caller caller, @Nullable String reason, @Nullable String feedback) {
        Instant now = clock.instant();
        Standing standing = standings.of(caller.account()).orElse(null);
        if (standing == null || standing.hasExpired(now)) return new Outcome.NothingToCancel();
        Subscription seen = ownSubscription.of(caller.account(), standing.vpnUser());
        var cancelled = new Outcome.Cancelled(standing.expiresAt());
        if (seen.isCancelled()) return cancelled;

        limits.tryAcquire("subscription-cancel:" + caller.account(), limit).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
        transactions.run(() -> {
            Subscription held = subscriptions.lock(seen.subscriber());
            if (held.isCancelled()) return;
            subscriptions.save(held.cancelled(new Subscription.Cancellation(now, reason, feedback)));
            audit.record(AuditTrail.Entry.of(
                    caller,
                    "subscription_cancelled",
                    "subscription",
                    held.subscriber().id().toString()));
            events.subscriptionUpdated(held.subscriber(), SubscriptionStatus.CANCELLED, standing.expiresAt());
        });
        return cancelled;
    }
}
