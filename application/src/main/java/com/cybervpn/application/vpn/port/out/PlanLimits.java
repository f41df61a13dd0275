package com.cybervpn.application.vpn.port.out;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the plans on sale allow. */
public interface PlanLimits {
    /** Empty when no plan has that name. */
    Optional<Limits> ofPlan(String name);

    /**
     * @param trafficBytes 0 is unlimited
     * @param devices null is the panel's default
     */
    record Limits(long trafficBytes, @Nullable Integer devices) {}
}
