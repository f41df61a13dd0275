package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Renewals in PostgreSQL. */
@Singleton
final class JdbcRenewals implements Renewals {
    private final Sql sql;

    JdbcRenewals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Renewal renewal) {
        return sql.update("""
            insert into renewals (id, subscriber_id, period_end) values (?, ?, ?)
            on conflict do nothing
            """, renewal.id(), renewal.subscriber().value(), renewal.periodEnd()) == 1;
    }

    @Override
    public Optional<Renewal> find(UUID id) {
        return sql.first(
                "select * from renewals where id = ?",
                row -> {
                    UUID payment = Columns.uuidOrNull(row, "payment_id");
                    return new Renewal(
                            id,
                            new SubscriberId(Columns.uuid(row, "subscriber_id")),
                            Sql.instant(row, "period_end"),
                            payment == null ? null : new PaymentId(payment));
                },
                id);
    }

    @Override
    public void invoiced(UUID id, PaymentId payment) {
        sql.update("update renewals set payment_id = ? where id = ?", payment.value(), id);
    }
}
