package com.cybervpn.application.billing.service;

import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tells customers that their access is about to end, once for each of the configured lead times. */
public final class RemindOfExpiry implements RecurringJob {
    private final EndingSubscriptions ending;
    private final CustomerNews news;
    private final Transactions transactions;
    private final List<Duration> leads;
    private final Duration every;
    private final InstantSource clock;

    /**
     * @param leads how long before the end to tell; who is late for one gets the next shorter only
     */
    public RemindOfExpiry(
            EndingSubscriptions ending,
            CustomerNews news,
            Transactions transactions,
            List<Duration> leads,
            Duration every,
            InstantSource clock) {
        this.ending = ending;
        this.news = news;
        this.transactions = transactions;
        this.leads = leads.stream().sorted().toList();
        this.every = every;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.remind-of-expiry";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant from = now;
        for (Duration lead : leads) {
            Instant until = now.plus(lead);
            ending.within(
                    from,
                    until,
                    (subscription, end) -> transactions.run(() -> news.expiring(subscription, end, lead, now)));
            from = until;
        }
    }
}
