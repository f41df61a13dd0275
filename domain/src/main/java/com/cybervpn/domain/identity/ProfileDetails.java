package com.cybervpn.domain.identity;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What people show of themselves beyond their account.
 *
 * @param avatarUrl where their picture is; null without one
 * @param updatedAt when they last changed their profile
 */
public record ProfileDetails(@Nullable String avatarUrl, ZoneId timezone, Instant updatedAt) {
    /** Of an account whose owner said nothing yet. */
    public static ProfileDetails of(Account account) {
        return new ProfileDetails(null, ZoneId.of("UTC"), account.createdAt());
    }
}
