package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what can be subscribed to. */
public interface ListPlans {
    /**
     * Everybody sees what is on sale; whoever manages plans also what is not at the moment.
     *
     * @param caller null for the public
     */
    Catalogue list(@Nullable Caller caller);

    /**
     * @param revision changes whenever the plans do: an entity tag without its quotes
     */
    record Catalogue(List<Plan> plans, String revision) {}
}
