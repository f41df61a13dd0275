package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.in.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Removes the counters of those who have not tried for longer than any window looks back. */
@Singleton
final class RateLimitCleanup implements RecurringJob {
    private final Sql sql;
    private final InstantSource clock;

    RateLimitCleanup(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rate-limit-cleanup";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        sql.update("delete from rate_limits where expires_at < ?", clock.instant());
    }
}
