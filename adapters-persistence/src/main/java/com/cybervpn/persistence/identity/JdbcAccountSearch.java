package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.AccountSearch;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.Locale;

/** {@link AccountSearch} in PostgreSQL. */
@Singleton
final class JdbcAccountSearch implements AccountSearch {
    // position() knows no wildcards: % and _ are letters like any other.
    private static final String MATCHING =
            "from accounts where deleted_at is null and (? = '' or position(? in email) > 0) ";

    private final Sql sql;

    JdbcAccountSearch(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page search(String emailPart, int limit, int offset) {
        String part = emailPart.toLowerCase(Locale.ROOT);
        long total = sql.first("select count(*) " + MATCHING, row -> row.getLong(1), part, part)
                .orElseThrow();
        return new Page(
                sql.list(
                        "select * " + MATCHING + "order by id desc limit ? offset ?",
                        AccountRows::toAccount,
                        part,
                        part,
                        limit,
                        offset),
                total);
    }
}
