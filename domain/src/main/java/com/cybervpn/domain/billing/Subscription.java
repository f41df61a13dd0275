package com.cybervpn.domain.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we keep of a subscriber beside the panel: the plan, the will to renew, and the end of access as last brought to the
 * panel.
 *
 * @param plan of the last payment; null for a trial alone, or for access that staff gave
 * @param planName as it was when bought; null with {@code plan}
 * @param trial a trial was started and nothing bought since
 * @param startedAt when the present, unbroken access began; null before the first
 * @param expiresAt first instant without access; null before the first access
 * @param ended the end has passed and the panel was told
 * @param cancellation what the customer said when he ended renewal; null while he has not
 * @param version optimistic-lock counter, 0 for a new subscription
 */
public record Subscription(
        Subscriber subscriber,
        @Nullable PlanId plan,
        @Nullable String planName,
        boolean trial,
        boolean autoRenew,
        @Nullable Instant startedAt,
        @Nullable Instant expiresAt,
        boolean ended,
        @Nullable Cancellation cancellation,
        long version) {

    /**
     * @param reason the customer's own word for it
     * @param feedback what else was said
     */
    public record Cancellation(
            Instant at, @Nullable String reason, @Nullable String feedback) {}

    public static Subscription none(Subscriber subscriber) {
        return new Subscription(subscriber, null, null, false, false, null, null, false, null, 0);
    }

    /** Paid for: from now on it renews, whatever was cancelled before. */
    public Subscription paidWith(Payment payment) {
        return new Subscription(
                subscriber,
                payment.plan(),
                payment.planName(),
                false,
                true,
                startedAt,
                expiresAt,
                ended,
                null,
                version);
    }

    /** Tried out; a paid plan stays what it is. */
    public Subscription tried() {
        boolean onlyTrial = plan == null;
        return new Subscription(
                subscriber,
                plan,
                planName,
                onlyTrial,
                autoRenew,
                startedAt,
                expiresAt,
                ended,
                onlyTrial ? null : cancellation,
                version);
    }

    /** The panel now gives access until {@code until}. */
    public Subscription runningUntil(Instant until, Instant now) {
        boolean unbroken = startedAt != null && expiresAt != null && now.isBefore(expiresAt);
        return new Subscription(
                subscriber,
                plan,
                planName,
                trial,
                autoRenew,
                unbroken ? startedAt : now,
                until,
                !until.isAfter(now),
                cancellation,
                version);
    }

    /** Its end has passed and the panel gives no access any more. */
    public Subscription afterItsEnd() {
        return new Subscription(
                subscriber, plan, planName, trial, autoRenew, startedAt, expiresAt, true, cancellation, version);
    }

    /** Runs out at its end and does not renew. */
    public Subscription cancelled(Cancellation words) {
        return new Subscription(subscriber, plan, planName, trial, false, startedAt, expiresAt, ended, words, version);
    }

    /** Does not renew any more, without a word of the customer's. */
    public Subscription withoutRenewal() {
        return new Subscription(
                subscriber, plan, planName, trial, false, startedAt, expiresAt, ended, cancellation, version);
    }

    public boolean isCancelled() {
        return cancellation != null;
    }

    /** What the panel's standing and this say together. */
    public SubscriptionStatus status(Standing standing, Instant now) {
        return status(standing.enabled(), standing.expiresAt(), now);
    }

    /**
     * @param enabled whether the panel lets the user in
     * @param until the panel's first instant without access
     */
    public SubscriptionStatus status(boolean enabled, Instant until, Instant now) {
        if (!until.isAfter(now)) return SubscriptionStatus.EXPIRED;
        if (!enabled || isCancelled()) return SubscriptionStatus.CANCELLED;
        return trial ? SubscriptionStatus.TRIAL : SubscriptionStatus.ACTIVE;
    }
}
