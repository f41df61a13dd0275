package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.ManagePlans;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.PlanTerms;
import com.cybervpn.domain.shared.Money;
import com.cybervpn.domain.shared.Role;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Implements {@link ManagePlans}. */
public final class ManagePlansService implements ManagePlans {
    private final Plans plans;
    private final Payments payments;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public ManagePlansService(
            Plans plans,
            Payments payments,
            Transactions transactions,
            AuditTrail audit,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.plans = plans;
        this.payments = payments;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome create(Caller caller, Draft draft) {
        caller.requireAtLeast(Role.ADMIN);
        Money price = price(draft.price(), draft.currency()).orElse(null);
        if (price == null) return new Outcome.BadPrice();
        var terms = new PlanTerms(
                draft.name().strip(),
                price,
                draft.days(),
                draft.dataLimitGb(),
                draft.maxDevices(),
                draft.features(),
                draft.onSale());
        return transactions.inTransaction(() -> store(caller, null, Plan.create(new PlanId(ids.next()), terms)));
    }

    @Override
    public Outcome update(Caller caller, PlanId id, Change change) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.inTransaction(() -> {
            Plan plan = living(id).orElse(null);
            if (plan == null) return new Outcome.NoSuchPlan();
            PlanTerms old = plan.terms();
            Money price = price(
                            orElse(change.price(), old.price().toMajor()),
                            orElse(change.currency(), old.price().currency().getCurrencyCode()))
                    .orElse(null);
            if (price == null) return new Outcome.BadPrice();
            var terms = new PlanTerms(
                    orElse(change.name(), old.name()).strip(),
                    price,
                    orElse(change.days(), old.days()),
                    change.dataLimitGb() == null ? old.dataLimitGb() : change.dataLimitGb(),
                    change.maxDevices() == null ? old.maxDevices() : change.maxDevices(),
                    change.features() == null ? old.features() : change.features(),
                    orElse(change.onSale(), old.onSale()));
            return store(caller, plan, plan.withTerms(terms));
        });
    }

    @Override
    public Outcome delete(Caller caller, PlanId id) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.inTransaction(() -> {
            Plan plan = living(id).orElse(null);
            if (plan == null) return new Outcome.NoSuchPlan();
            boolean sold = payments.anyFor(id);
            if (sold) plans.save(plan.archived(clock.instant()));
            else plans.delete(id);
            changed(caller, sold ? "plan_archived" : "plan_deleted", id, plan, null);
            return sold ? new Outcome.Archived() : new Outcome.Deleted();
        });
    }

    private Outcome store(Caller caller, @Nullable Plan before, Plan after) {
        Plan saved = plans.save(after).orElse(null);
        if (saved == null) return new Outcome.NameTaken();
        changed(caller, before == null ? "plan_created" : "plan_updated", saved.id(), before, saved);
        return new Outcome.Saved(saved);
    }

    private void changed(Caller caller, String action, PlanId id, @Nullable Plan before, @Nullable Plan after) {
        audit.record(
                AuditTrail.Entry.of(caller, action, "plan", id.toString()).withValues(members(before), members(after)));
        events.publish(new Events.Event(PlanCatalogue.TOPIC, PlanCatalogue.CHANGED, null, Map.of(), clock.instant()));
    }

    private Optional<Plan> living(PlanId id) {
        return plans.find(id).filter(plan -> plan.archivedAt() == null);
    }

    private static Optional<Money> price(BigDecimal price, String currency) {
        return Money.ofMajor(price, currency.toUpperCase(Locale.ROOT));
    }

    private static <T> T orElse(@Nullable T given, T kept) {
        return given == null ? kept : given;
    }

    private static @Nullable Map<String, @Nullable Object> members(@Nullable Plan plan) {
        if (plan == null) return null;
        PlanTerms terms = plan.terms();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", terms.name());
        members.put("price", terms.price().toMajor().toPlainString());
        members.put("currency", terms.price().currency().getCurrencyCode());
        members.put("duration_days", terms.days());
        members.put("data_limit_gb", terms.dataLimitGb());
        members.put("max_devices", terms.maxDevices());
        members.put("is_active", terms.onSale());
        return members;
    }
}
