package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.GetActiveSubscription;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Implements {@link GetActiveSubscription}. */
public final class GetActiveSubscriptionService implements GetActiveSubscription {
    private final StandingCache standings;
    private final OwnSubscription subscriptions;
    private final InstantSource clock;

    public GetActiveSubscriptionService(StandingCache standings, OwnSubscription subscriptions, InstantSource clock) {
        this.standings = standings;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public View of(Caller caller) {
        Standing standing;
        try {
            standing = standings.of(caller.account()).orElse(null);
        } catch (UpstreamFailed e) {
            return View.NONE;
        }
        if (standing == null) return View.NONE;
        return view(standing, subscriptions.of(caller.account(), standing.vpnUser()), clock.instant());
    }

    private static View view(Standing standing, Subscription subscription, Instant now) {
        Instant startedAt = subscription.startedAt() == null ? standing.createdAt() : subscription.startedAt();
        return new View(
                standing.vpnUser(),
                subscription.planName(),
                subscription.status(standing, now),
                startedAt,
                standing.expiresAt(),
                standing.trafficLimitBytes(),
                standing.usedTrafficBytes(),
                subscription.autoRenew(),
                daysUntil(standing.expiresAt(), now),
                standing.trafficRemainingPercent());
    }

    private static int daysUntil(Instant end, Instant now) {
        return (int) Math.max(0, Duration.between(now, end).toDays());
    }
}
