package com.cybervpn.domain.billing;

import java.util.Optional;
import java.util.UUID;

/** Names a plan. */
public record PlanId(UUID value) {
    /** Empty for text that is no UUID. */
    public static Optional<PlanId> parse(String text) {
        try {
            return Optional.of(new PlanId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
