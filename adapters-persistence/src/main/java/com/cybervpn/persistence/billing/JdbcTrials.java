package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Trials;
import com.cybervpn.domain.billing.Trial;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Trials in PostgreSQL. */
@Singleton
final class JdbcTrials implements Trials {
    private final Sql sql;

    JdbcTrials(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Trial> of(AccountId account) {
        return sql.first(
                "select * from trials where account_id = ?",
                row -> new Trial(account, Sql.instant(row, "started_at"), Sql.instant(row, "ends_at")),
                account.value());
    }

    @Override
    public boolean add(Trial trial) {
        return sql.update(
                        "insert into trials (account_id, started_at, ends_at) values (?, ?, ?) on conflict do nothing",
                        trial.account().value(),
                        trial.startedAt(),
                        trial.endsAt())
                == 1;
    }
}
