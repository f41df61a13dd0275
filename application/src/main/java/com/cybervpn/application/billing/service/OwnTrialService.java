package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.OwnTrial;
import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.billing.port.out.Trials;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.billing.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Implements {@link OwnTrial}; the panel is brought up to date by a job, as after a payment. */
public final class OwnTrialService implements OwnTrial {
    private final Trials trials;
    private final Subscriptions subscriptions;
    private final AccessChanges changes;
    private final RateLimits limits;
    private final RateLimits.Limit limit;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final int days;
    private final Allowance allowance;
    private final InstantSource clock;

    /**
     * @param days how long the trial lasts
     * @param allowance for whoever has no paid plan
     */
    public OwnTrialService(
            Trials trials,
            Subscriptions subscriptions,
            AccessChanges changes,
            RateLimits limits,
            RateLimits.Limit limit,
            AuditTrail audit,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            int days,
            Allowance allowance,
            InstantSource clock) {
        this.trials = trials;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.limits = limits;
        this.limit = limit;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.days = days;
        this.allowance = allowance;
        this.clock = clock;
    }

    @Override
    public Status status(Caller caller) {
        return new Status(trials.of(caller.account()).orElse(null), clock.instant());
    }

    @Override
    public Optional<Trial> activate(Caller caller) {
        limits.tryAcquire("trial:" + caller.account(), limit).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
        Instant now = clock.instant();
        Trial trial = Trial.started(caller.account(), now, Duration.ofDays(days));
        return transactions.inTransaction(() -> {
            if (!trials.add(trial)) return Optional.empty();
            promiseAccess(Subscriber.of(caller.account()), now);
            audit.record(AuditTrail.Entry.of(
                    caller, "trial_activated", "subscription", caller.account().toString()));
            return Optional.of(trial);
        });
    }

    private void promiseAccess(Subscriber subscriber, Instant now) {
        Subscription held = subscriptions.lock(subscriber);
        subscriptions.save(held.tried());
        AccessChange change = AccessChange.due(
                ids.next(),
                "trial:" + subscriber.id(),
                subscriber,
                AccessChange.Kind.TRIAL,
                days,
                held.plan() == null ? allowance : null,
                now);
        if (changes.add(change))
            jobs.enqueue(BringAccessToPanel.KIND, change.id().toString(), now);
    }
}
