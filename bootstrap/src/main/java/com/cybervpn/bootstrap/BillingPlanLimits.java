package com.cybervpn.bootstrap;

import com.cybervpn.application.billing.port.in.ListPlans;
import com.cybervpn.application.vpn.port.out.PlanLimits;
import com.cybervpn.domain.billing.Allowance;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells the vpn context what billing's plans allow. */
@Singleton
final class BillingPlanLimits implements PlanLimits {
    private final BeanProvider<ListPlans> plans;

    BillingPlanLimits(BeanProvider<ListPlans> plans) {
        this.plans = plans;
    }

    @Override
    public Optional<Limits> ofPlan(String name) {
        return plans.get().list(null).plans().stream()
                .filter(plan -> plan.terms().name().equalsIgnoreCase(name))
                .findFirst()
                .map(plan -> {
                    Allowance allowance = plan.terms().allowance();
                    return new Limits(allowance.trafficLimitBytes(), allowance.deviceLimit());
                });
    }
}
