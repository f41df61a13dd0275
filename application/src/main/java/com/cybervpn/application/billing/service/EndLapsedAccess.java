package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Has the access of subscribers whose end has come switched off. */
public final class EndLapsedAccess implements RecurringJob {
    private static final int BATCH = 500;

    private final Subscriptions subscriptions;
    private final AccessChanges changes;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final Duration every;
    private final InstantSource clock;

    public EndLapsedAccess(
            Subscriptions subscriptions,
            AccessChanges changes,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            Duration every,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.end-lapsed-access";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (Subscription subscription : subscriptions.runOut(now, BATCH)) {
            Instant end = subscription.expiresAt();
            if (end == null) continue;
            AccessChange change = AccessChange.lapsed(ids.next(), subscription.subscriber(), end, now);
            transactions.run(() -> {
                if (changes.add(change))
                    jobs.enqueue(BringAccessToPanel.KIND, change.id().toString(), now);
            });
        }
    }
}
