package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.Health;
import java.time.Instant;

/** How the platform and the VPN are doing (R-630..R-632); may be as old as its caches allow. */
public interface Monitoring {
    /** Never fails because a component does. */
    Health health(Caller caller);

    /** The same for the public and for any signed-in caller, who learn less of it. */
    Health health();

    Stats stats(Caller caller);

    Bandwidth bandwidth(Caller caller, Period period);

    /** Sums over everything. */
    record Stats(
            long totalUsers,
            long activeUsers,
            int totalServers,
            int onlineServers,
            long totalTrafficBytes,
            Instant at) {}

    /**
     * @param bytes through all servers, both directions: the panel does not tell them apart
     */
    record Bandwidth(Period period, long bytes, Instant at) {}

    /** Up to now: since midnight UTC, or the last 7 or 30 days with today. */
    enum Period {
        TODAY(1),
        WEEK(7),
        MONTH(30);

        private final int days;

        Period(int days) {
            this.days = days;
        }

        public int days() {
            return days;
        }
    }
}
