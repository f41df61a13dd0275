package com.cybervpn.domain.billing;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscriber's access as the panel has it.
 *
 * @param vpnUser the VPN user's UUID
 * @param enabled false once staff or a lapse switched it off, or its link was revoked
 * @param expiresAt first instant without access; far away for access without end
 * @param trafficLimitBytes 0 is unlimited
 */
public record Standing(
        UUID vpnUser,
        boolean enabled,
        Instant expiresAt,
        long trafficLimitBytes,
        long usedTrafficBytes,
        Instant createdAt) {

    public boolean hasExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Traffic left in percent with one decimal, rounded down; 100 without a limit. */
    public double trafficRemainingPercent() {
        if (trafficLimitBytes == 0) return 100.0;
        long left = Math.max(0, trafficLimitBytes - usedTrafficBytes);
        return Math.floor(1000.0 * left / trafficLimitBytes) / 10.0;
    }
}
