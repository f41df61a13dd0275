package com.cybervpn.domain.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to subscribe to.
 *
 * @param archivedAt when it was withdrawn for good while payments still refer to it; null for a living plan
 * @param version optimistic-lock counter, 0 for a new plan
 */
public record Plan(PlanId id, PlanTerms terms, @Nullable Instant archivedAt, long version) {
    public static Plan create(PlanId id, PlanTerms terms) {
        return new Plan(id, terms, null, 0);
    }

    public Plan withTerms(PlanTerms newTerms) {
        return new Plan(id, newTerms, archivedAt, version);
    }

    /** Takes it off every list and keeps it for those who bought it. */
    public Plan archived(Instant now) {
        return new Plan(id, terms, now, version);
    }

    public boolean isForSale() {
        return archivedAt == null && terms.isForSale();
    }
}
