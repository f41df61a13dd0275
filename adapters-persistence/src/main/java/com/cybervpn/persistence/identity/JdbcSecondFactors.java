package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;

/** {@link SecondFactors} in PostgreSQL. */
@Singleton
final class JdbcSecondFactors implements SecondFactors {
    private final Sql sql;

    JdbcSecondFactors(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean isOn(AccountId account) {
        return sql.first("select 1 from second_factors where account_id = ?", row -> row.getInt(1), account.value())
                .isPresent();
    }
}
