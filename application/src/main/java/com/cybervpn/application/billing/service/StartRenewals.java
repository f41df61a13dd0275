package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Starts the renewal of each subscription that renews and is about to end, once for each end. */
public final class StartRenewals implements RecurringJob {
    private final EndingSubscriptions ending;
    private final Renewals renewals;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final Duration lead;
    private final Duration every;
    private final InstantSource clock;

    /**
     * @param lead how long before the end
     */
    public StartRenewals(
            EndingSubscriptions ending,
            Renewals renewals,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            Duration lead,
            Duration every,
            InstantSource clock) {
        this.ending = ending;
        this.renewals = renewals;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.lead = lead;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.start-renewals";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        ending.within(now, now.plus(lead), (subscription, end) -> {
            if (subscription.autoRenew() && subscription.plan() != null) start(subscription, end, now);
        });
    }

    private void start(Subscription subscription, Instant end, Instant now) {
        var renewal = new Renewals.Renewal(ids.next(), subscription.subscriber().id(), end, null);
        transactions.run(() -> {
            if (renewals.add(renewal))
                jobs.enqueue(MakeRenewalInvoice.KIND, renewal.id().toString(), now);
        });
    }
}
