package com.cybervpn.domain.vpn;

/** The panel's own sums. */
public record PanelTotals(
        long users,
        long activeUsers,
        long disabledUsers,
        long limitedUsers,
        long expiredUsers,
        long usersOnline,
        long trafficLifetimeBytes) {}
