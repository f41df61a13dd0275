package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import java.util.List;
import java.util.Optional;

/** The stored plans. Archived ones are found by id alone. */
public interface Plans {
    Optional<Plan> find(PlanId id);

    /** A living plan by its name, in any case. */
    Optional<Plan> named(String name);

    /** Every living plan, cheapest first within a currency, then by name. */
    List<Plan> all();

    /**
     * Stores a new or changed plan and returns it with its new version; empty when a living plan has the name.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when it changed since it was read
     */
    Optional<Plan> save(Plan plan);

    /** Forgets a plan that nothing refers to. */
    void delete(PlanId id);
}
