package com.cybervpn.domain.terminal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tier that an account was given.
 *
 * @param until first instant without it; null when it does not end
 */
public record GrantedTier(Tier tier, @Nullable Instant until) {
    public static GrantedTier forGood(Tier tier) {
        return new GrantedTier(tier, null);
    }

    public boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }
}
