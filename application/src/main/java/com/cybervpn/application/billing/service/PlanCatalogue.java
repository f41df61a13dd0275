package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.ListPlans;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.shared.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Implements {@link ListPlans} from memory: read again after a change anywhere in the installation, and in any case once
 * {@code maxAge} has passed, since an event may get lost.
 */
public final class PlanCatalogue implements ListPlans, AutoCloseable {
    /** The topic and type of the event that says that plans changed. */
    static final String TOPIC = "plans";

    static final String CHANGED = "plans_changed";

    private final Plans plans;
    private final InstantSource clock;
    private final Duration maxAge;
    private final Events.Subscription subscription;
    private volatile @Nullable Snapshot snapshot;
    private volatile long changes;

    public PlanCatalogue(Plans plans, Events events, InstantSource clock, Duration maxAge) {
        this.plans = plans;
        this.clock = clock;
        this.maxAge = maxAge;
        subscription = events.subscribe(event -> {
            if (event.topic().equals(TOPIC)) forget();
        });
    }

    @Override
    public Catalogue list(@Nullable Caller caller) {
        Snapshot now = current();
        return caller != null && caller.may(Permission.MANAGE_PLANS) ? now.whole() : now.onSale();
    }

    private synchronized void forget() {
        changes++;
        snapshot = null;
    }

    private Snapshot current() {
        Instant now = clock.instant();
        Snapshot kept = snapshot;
        if (kept != null && now.isBefore(kept.freshUntil())) return kept;
        long seen = changes;
        List<Plan> all = plans.all();
        var read = new Snapshot(
                catalogue(all, _ -> true), catalogue(all, plan -> plan.terms().onSale()), now.plus(maxAge));
        keep(read, seen);
        return read;
    }

    /** Not what was read before a change and arrives after it. */
    private synchronized void keep(Snapshot read, long seen) {
        if (changes == seen) snapshot = read;
    }

    private static Catalogue catalogue(List<Plan> all, Predicate<Plan> shown) {
        List<Plan> plans = all.stream().filter(shown).toList();
        long hash = 1;
        for (Plan plan : plans) {
            hash = 31 * hash + plan.id().value().getMostSignificantBits();
            hash = 31 * hash + plan.id().value().getLeastSignificantBits();
            hash = 31 * hash + plan.version();
        }
        return new Catalogue(plans, Long.toHexString(hash));
    }

    @Override
    public void close() {
        subscription.close();
    }

    private record Snapshot(Catalogue whole, Catalogue onSale, Instant freshUntil) {}
}
