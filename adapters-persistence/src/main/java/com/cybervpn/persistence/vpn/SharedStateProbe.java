package com.cybervpn.persistence.vpn;

import com.cybervpn.application.vpn.port.out.Probe;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;

/**
 * Asks for what other installations keep in Redis: caches, tickets and limits are kept in step through the database's
 * notifications here. Reported under the name that clients know.
 */
@Singleton
final class SharedStateProbe implements Probe {
    private final Sql sql;

    SharedStateProbe(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String component() {
        return "redis";
    }

    @Override
    public boolean essential() {
        return false;
    }

    @Override
    public void check() {
        sql.first("select pg_notification_queue_usage()", row -> {
            if (row.getDouble(1) > 0.9) throw new IllegalStateException("the queue of notifications is nearly full");
            return Boolean.TRUE;
        });
    }
}
