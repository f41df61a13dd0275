package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the plans; for admins. Each call is audited. */
public interface ManagePlans {
    Outcome create(Caller caller, Draft draft);

    /** Changes the members of {@code change} that are not null. */
    Outcome update(Caller caller, PlanId plan, Change change);

    /** Removes a plan; one that was ever sold is archived instead and keeps its id for those who bought it. */
    Outcome delete(Caller caller, PlanId plan);

    /**
     * A whole plan.
     *
     * @param price in major units
     * @param currency ISO 4217, in any case
     */
    record Draft(
            String name,
            BigDecimal price,
            String currency,
            int days,
            @Nullable Integer dataLimitGb,
            @Nullable Integer maxDevices,
            @Nullable List<String> features,
            boolean onSale) {}

    /** The members to change; null leaves one as it is. */
    record Change(
            @Nullable String name,
            @Nullable BigDecimal price,
            @Nullable String currency,
            @Nullable Integer days,
            @Nullable Integer dataLimitGb,
            @Nullable Integer maxDevices,
            @Nullable List<String> features,
            @Nullable Boolean onSale) {}

    /** How it ended. */
    sealed interface Outcome {
        record Saved(Plan plan) implements Outcome {}

        record Deleted() implements Outcome {}

        record Archived() implements Outcome {}

        record NoSuchPlan() implements Outcome {}

        /** Another living plan has the name. */
        record NameTaken() implements Outcome {}

        /** The currency is none, or has fewer decimals than the price. */
        record BadPrice() implements Outcome {}
    }
}
