package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.out.AccountLocks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;

/** Advisory locks of PostgreSQL, which go with their transaction. */
@Singleton
final class JdbcAccountLocks implements AccountLocks {
    private final Sql sql;

    JdbcAccountLocks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void lock(AccountId account) {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> Boolean.TRUE, "terminal:" + account);
    }
}
