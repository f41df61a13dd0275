package com.cybervpn.domain.vpn;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A VPN user as the panel keeps it, without its VPN credentials: those never enter the core.
 *
 * @param shortUuid the secret part of the subscription link; changes when the subscription is revoked
 * @param trafficLimitBytes 0 is unlimited
 * @param expiresAt {@link #NEVER} or later for access without end, {@link #NOT_YET} before the first access
 * @param deviceLimit how many devices may connect; null for the panel's own default
 * @param usedTrafficBytes since the last reset
 */
public record PanelUser(
        PanelUserId id,
        String shortUuid,
        String username,
        VpnUserStatus status,
        long trafficLimitBytes,
        TrafficReset trafficReset,
        Instant expiresAt,
        @Nullable Long telegramId,
        @Nullable String email,
        @Nullable String description,
        @Nullable String tag,
        @Nullable Integer deviceLimit,
        List<UUID> internalSquads,
        String subscriptionUrl,
        long usedTrafficBytes,
        long lifetimeTrafficBytes,
        @Nullable Instant onlineAt,
        @Nullable Instant trafficResetAt,
        @Nullable Instant revokedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** How access without end is written: the panel demands a date. */
    public static final Instant NEVER = Instant.parse("2099-12-31T23:59:59Z");

    /** How access that nobody has given yet is written: an end before every beginning. */
    public static final Instant NOT_YET = Instant.parse("2000-01-01T00:00:00Z");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{3,36}");

    public PanelUser {
        internalSquads = List.copyOf(internalSquads);
    }

    /** Whether the panel takes this as a name. */
    public static boolean isPossibleName(String username) {
        return NAME.matcher(username).matches();
    }

    public boolean neverExpires() {
        return !expiresAt.isBefore(NEVER);
    }

    /** Whether it still waits for its first access. */
    public boolean isUnopened() {
        return !expiresAt.isAfter(NOT_YET);
    }

    /** Without the subscription link, which is a credential. */
    @Override
    public String toString() {
        return "PanelUser[id=" + id + ", username=" + username + ", status=" + status + "]";
    }
}
