package com.cybervpn.domain.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of somebody's access that the panel must take over, exactly once. Its target is an absolute instant
 * that is worked out a single time; bringing it to the panel again changes nothing.
 *
 * @param source what it comes from: {@code payment:<id>}; there is never a second change from the same source
 * @param days to add; below 0 to take away
 * @param allowance to set; null leaves what the panel has
 */
public record AccessChange(
        UUID id,
        String source,
        Subscriber subscriber,
        Kind kind,
        int days,
        @Nullable Allowance allowance,
        State state,
        Instant createdAt) {

    /** Why access changes. */
    public enum Kind {
        PURCHASE,
        TRIAL,
        /** A refund takes back what the payment gave. */
        WITHDRAWAL,
        /** The access ran out. */
        LAPSE
    }

    /** How far the change is. */
    public sealed interface State {
        /** Nobody has worked out the target yet. */
        record Due() implements State {}

        /** The target is fixed; the panel may or may not have it. */
        record Planned(Instant until) implements State {}

        /** The panel has it. */
        record Applied(Instant until, Instant at) implements State {}

        /** It will not happen: there is nothing to change, or it was called off in time. */
        record Dropped(String reason, Instant at) implements State {}
    }

    public static AccessChange due(
            UUID id,
            String source,
            Subscriber subscriber,
            Kind kind,
            int days,
            @Nullable Allowance allowance,
            Instant now) {
        return new AccessChange(id, source, subscriber, kind, days, allowance, new State.Due(), now);
    }

    /** What a payment gives. */
    public static AccessChange bought(UUID id, Payment payment, Instant now) {
        return due(
                id,
                sourceOf(payment.id()),
                payment.subscriber(),
                Kind.PURCHASE,
                payment.days(),
                payment.allowance(),
                now);
    }

    /** Takes back what a payment gave. */
    public static AccessChange withdrawn(UUID id, Payment payment, Instant now) {
        String source = "return:" + payment.id();
        return due(id, source, payment.subscriber(), Kind.WITHDRAWAL, -payment.days(), null, now);
    }

    /** Ends access that ran out at {@code expiry}. */
    public static AccessChange lapsed(UUID id, Subscriber subscriber, Instant expiry, Instant now) {
        String source = "lapse:" + subscriber.id() + ":" + expiry.getEpochSecond();
        return due(id, source, subscriber, Kind.LAPSE, 0, null, now);
    }

    public static String sourceOf(PaymentId payment) {
        return "payment:" + payment;
    }

    /**
     * The first instant without access after this change: days are added to the old end, or to now once that has passed.
     *
     * @param current the end as the panel has it; null when it has none
     */
    public Instant targetFrom(@Nullable Instant current, Instant now) {
        Instant base = current == null || current.isBefore(now) ? now : current;
        Instant target = base.plus(Duration.ofDays(days));
        return target.isBefore(now) ? now : target;
    }

    public AccessChange in(State newState) {
        return new AccessChange(id, source, subscriber, kind, days, allowance, newState, createdAt);
    }
}
