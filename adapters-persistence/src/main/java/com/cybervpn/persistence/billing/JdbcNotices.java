package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Notices to customers in PostgreSQL. */
@Singleton
final class JdbcNotices implements Notices {
    private final Sql sql;

    JdbcNotices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Notice notice) {
        return sql.update(
                        """
                        insert into billing_notices (id, account_id, kind, about, plan_name, moment, link)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        notice.id(),
                        notice.account().value(),
                        notice.kind().name(),
                        notice.about(),
                        notice.planName(),
                        notice.moment(),
                        notice.link())
                == 1;
    }

    @Override
    public Optional<Notice> find(UUID id) {
        return sql.first(
                "select * from billing_notices where id = ?",
                row -> new Notice(
                        id,
                        new AccountId(Columns.uuid(row, "account_id")),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("about"),
                        row.getString("plan_name"),
                        Sql.instant(row, "moment"),
                        row.getString("link")),
                id);
    }
}
