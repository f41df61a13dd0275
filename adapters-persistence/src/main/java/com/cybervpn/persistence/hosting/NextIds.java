package com.cybervpn.persistence.hosting;

import com.cybervpn.persistence.shared.Sql;

/** The numbers that name things of hosting (H-GEN-3). */
final class NextIds {
    private NextIds() {}

    /**
     * @param sequence one of this package's own
     */
    static long from(Sql sql, String sequence) {
        return sql.first("select nextval(?::regclass)", row -> row.getLong(1), sequence)
                .orElseThrow();
    }
}
