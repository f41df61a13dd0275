package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.AccessChange.State;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.billing.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings one change of access to the panel, once, however often it runs and wherever it breaks off.
 *
 * <p>The target is worked out from the panel's own end of access a single time and stored before the panel hears of it; from
 * then on every run asks the panel for that same instant. While a subscriber has a change in that state no other change of
 * his gets its target, so the panel never sees targets out of order, and an end read from the panel just before another
 * change arrived there is noticed by the subscription's version.
 */
public final class BringAccessToPanel implements JobHandler {
    public static final String KIND = "billing.access";

    private final AccessChanges changes;
    private final Subscriptions subscriptions;
    private final PanelAccess panel;
    private final CustomerNews news;
    private final BillingEvents events;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public BringAccessToPanel(
            AccessChanges changes,
            Subscriptions subscriptions,
            PanelAccess panel,
            CustomerNews news,
            BillingEvents events,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.panel = panel;
        this.news = news;
        this.events = events;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** 30 s, 2 min, then every 10 min. */
    @Override
    public Duration retryAfter(int failures) {
        return switch (failures) {
            case 1 -> Duration.ofSeconds(30);
            case 2 -> Duration.ofMinutes(2);
            default -> Duration.ofMinutes(10);
        };
    }

    @Override
    public void run(String id) {
        changes.find(UUID.fromString(id)).ifPresent(change -> {
            AccessChange planned = change.state() instanceof State.Due ? plan(change) : change;
            if (planned.state() instanceof State.Planned(Instant until)) {
                if (bring(planned, until)) confirm(planned, until);
                else drop(planned, "the VPN user is gone");
            }
        });
    }

    private AccessChange plan(AccessChange seen) {
        var subscriber = seen.subscriber();
        long version =
                subscriptions.find(subscriber.id()).map(Subscription::version).orElse(0L);
        Standing standing = panel.standing(subscriber).orElse(null);
        return transactions.inTransaction(() -> {
            Subscription held = subscriptions.lock(subscriber);
            AccessChange change = changes.find(seen.id()).orElseThrow();
            if (!(change.state() instanceof State.Due)) return change;
            if (held.version() != version || changes.anyPlanned(subscriber.id())) {
                throw new ConcurrentChange("access of " + subscriber.id(), null);
            }
            AccessChange decided = change.in(decide(change, held, standing, clock.instant()));
            changes.update(decided);
            subscriptions.save(decided.state() instanceof State.Dropped ? caughtUp(held, standing) : held);
            return decided;
        });
    }

    private static State decide(AccessChange change, Subscription held, @Nullable Standing standing, Instant now) {
        return switch (change.kind()) {
            case PURCHASE, TRIAL ->
                new State.Planned(change.targetFrom(standing == null ? null : endOf(held, standing), now));
            case WITHDRAWAL -> {
                if (standing == null || !standing.enabled() || standing.hasExpired(now)) {
                    yield new State.Dropped("has no access", now);
                }
                yield new State.Planned(change.targetFrom(standing.expiresAt(), now));
            }
            case LAPSE -> {
                if (standing == null) yield new State.Dropped("has no access", now);
                if (!standing.hasExpired(now)) yield new State.Dropped("goes on", now);
                yield new State.Planned(standing.expiresAt());
            }
        };
    }

    /** The panel takes no end in the past: whom we shut out ourselves before his time still has the old end there. */
    private static @Nullable Instant endOf(Subscription held, Standing standing) {
        return held.ended() && !standing.enabled() ? held.expiresAt() : standing.expiresAt();
    }

    /** What is known of a subscription whose change fell away: the panel's own end of it. */
    private Subscription caughtUp(Subscription subscription, @Nullable Standing standing) {
        if (standing == null) return subscription.afterItsEnd();
        return subscription.runningUntil(standing.expiresAt(), clock.instant());
    }

    /** Does what may have been done before; outside any transaction, since it may be slow. */
    private boolean bring(AccessChange change, Instant until) {
        boolean letsIn = until.isAfter(clock.instant()) && change.kind() != AccessChange.Kind.LAPSE;
        if (letsIn) return panel.grant(change.subscriber(), until, change.allowance());
        panel.shutOut(change.subscriber());
        return true;
    }

    private void confirm(AccessChange planned, Instant until) {
        transactions.run(() -> {
            Subscription held = subscriptions.lock(planned.subscriber());
            if (!isStillPlanned(planned)) return;
            Instant now = clock.instant();
            changes.update(planned.in(new State.Applied(until, now)));
            Subscription after = subscriptions.save(
                    planned.kind() == AccessChange.Kind.LAPSE ? held.afterItsEnd() : held.runningUntil(until, now));
            audit.record(entry("access_changed", planned, until.toString()));
            events.subscriptionUpdated(planned.subscriber(), statusOf(after, now), after.expiresAt());
            if (planned.kind() == AccessChange.Kind.LAPSE) news.expired(after, until, now);
        });
    }

    private void drop(AccessChange planned, String reason) {
        transactions.run(() -> {
            Subscription held = subscriptions.lock(planned.subscriber());
            if (!isStillPlanned(planned)) return;
            changes.update(planned.in(new State.Dropped(reason, clock.instant())));
            subscriptions.save(held);
            audit.record(entry("access_change_dropped", planned, reason));
        });
    }

    /** Another run, on another instance that was thought dead, may have been here first. */
    private boolean isStillPlanned(AccessChange planned) {
        return changes.find(planned.id()).orElseThrow().state() instanceof State.Planned;
    }

    private static SubscriptionStatus statusOf(Subscription subscription, Instant now) {
        if (subscription.ended()) return SubscriptionStatus.EXPIRED;
        if (subscription.isCancelled()) return SubscriptionStatus.CANCELLED;
        return subscription.trial() ? SubscriptionStatus.TRIAL : SubscriptionStatus.ACTIVE;
    }

    private static AuditTrail.Entry entry(String action, AccessChange change, String detail) {
        return new AuditTrail.Entry(
                null,
                action,
                "subscription",
                change.subscriber().id().toString(),
                null,
                Map.of("source", change.source(), "days", change.days(), "detail", detail),
                Origin.SYSTEM);
    }
}
