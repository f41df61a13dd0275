package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.domain.billing.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Walks over all subscriptions that end in a span of time, however many there are. */
public final class EndingSubscriptions {
    private static final int BATCH = 500;

    private final Subscriptions subscriptions;

    public EndingSubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * @param action gets the subscription and its end
     */
    void within(Instant from, Instant until, BiConsumer<Subscription, Instant> action) {
        var cursor = new Subscriptions.Cursor(from, null);
        List<Subscription> batch = subscriptions.endingWithin(cursor, until, BATCH);
        while (!batch.isEmpty()) {
            for (Subscription subscription : batch) {
                Instant end = subscription.expiresAt();
                if (end == null) continue;
                action.accept(subscription, end);
                cursor = new Subscriptions.Cursor(end, subscription.subscriber().id());
            }
            batch = subscriptions.endingWithin(cursor, until, BATCH);
        }
    }
}
