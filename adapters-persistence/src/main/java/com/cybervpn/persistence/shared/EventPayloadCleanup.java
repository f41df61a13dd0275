package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.in.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Removes the content of large events once every instance has long read it. */
@Singleton
final class EventPayloadCleanup implements RecurringJob {
    private final Sql sql;

    EventPayloadCleanup(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "event-payload-cleanup";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        sql.update("delete from event_payloads where created_at < now() - interval '10 minutes'");
    }
}
