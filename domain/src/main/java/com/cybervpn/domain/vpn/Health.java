package com.cybervpn.domain.vpn;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the components are that the platform stands on. */
public record Health(Status status, Map<String, Component> components, Instant at) {
    /** How one component is. */
    public record Component(
            boolean healthy, String message, @Nullable Duration responseTime) {}

    /** The sum of all components. */
    public enum Status {
        HEALTHY,
        DEGRADED,
        UNHEALTHY
    }
}
