package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.billing.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored subscriptions, one a subscriber. */
public interface Subscriptions {
    Optional<Subscription> find(SubscriberId id);

    /** The subscription, made when there is none, held for this transaction alone until it ends. */
    Subscription lock(Subscriber subscriber);

    /**
     * Stores a subscription and returns it with its next version.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when it changed since it was read
     */
    Subscription save(Subscription subscription);

    /** Those whose end has come at {@code now} and whose panel user was not told yet; longest ended first. */
    List<Subscription> runOut(Instant now, int limit);

    /** Those that end after {@code from} and no later than {@code until}; the next to end first. */
    List<Subscription> endingWithin(Cursor from, Instant until, int limit);

    /**
     * A place in the order of ends.
     *
     * @param after the last one seen at that very instant; null for none
     */
    record Cursor(Instant end, @Nullable SubscriberId after) {}
}
