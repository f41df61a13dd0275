package com.cybervpn.persistence.vpn;

import com.cybervpn.application.vpn.port.out.Probe;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;

/** Asks the database for a row. */
@Singleton
final class DatabaseProbe implements Probe {
    private final Sql sql;

    DatabaseProbe(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String component() {
        return "database";
    }

    @Override
    public boolean essential() {
        return true;
    }

    @Override
    public void check() {
        sql.first("select 1", row -> row.getInt(1));
    }
}
