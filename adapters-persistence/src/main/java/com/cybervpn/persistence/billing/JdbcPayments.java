package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.Invoice;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments in PostgreSQL. */
@Singleton
final class JdbcPayments implements Payments {
    private final Sql sql;

    JdbcPayments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Payment payment) {
        Invoice invoice = payment.invoice();
        sql.update(
                """
                insert into payments (id, subscriber_id, account_id, plan_id, plan_name, days, traffic_limit_bytes,
                    device_limit, amount_minor, currency, provider, external_id, pay_url, payload, invoice_expires_at,
                    state, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)
                """,
                payment.id().value(),
                payment.subscriber().id().value(),
                Columns.account(payment.subscriber()),
                payment.plan().value(),
                payment.planName(),
                payment.days(),
                payment.allowance().trafficLimitBytes(),
                payment.allowance().deviceLimit(),
                payment.amount().minor(),
                payment.amount().currency().getCurrencyCode(),
                invoice.provider(),
                invoice.externalId(),
                invoice.payUrl(),
                invoice.payload(),
                invoice.expiresAt(),
                payment.createdAt());
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return sql.first("select * from payments where id = ?", JdbcPayments::payment, id.value());
    }

    @Override
    public Optional<Payment> ofInvoice(String provider, String externalId) {
        return sql.first(
                "select * from payments where provider = ? and external_id = ?",
                JdbcPayments::payment,
                provider,
                externalId);
    }

    @Override
    public boolean move(Payment seen, PaymentState to) {
        Instant completedAt = null;
        Instant endedAt = null;
        String kind = null;
        String reason = null;
        switch (to) {
            case PaymentState.Pending _ -> {}
            case PaymentState.Completed(Instant at) -> completedAt = at;
            case PaymentState.Failed(Instant at) -> endedAt = at;
            case PaymentState.Refunded refunded -> {
                completedAt = refunded.completedAt();
                endedAt = refunded.at();
                kind = refunded.kind().name();
                reason = refunded.reason();
            }
        }
        return sql.update(
                        """
                        update payments set state = ?, completed_at = ?::timestamptz, ended_at = ?::timestamptz, return_kind = ?,
                            return_reason = ?
                        where id = ? and state = ?
                        """,
                        to.code(),
                        completedAt,
                        endedAt,
                        kind,
                        reason,
                        seen.id().value(),
                        seen.state().code())
                == 1;
    }

    @Override
    public List<Payment> pending(String provider, @Nullable PaymentId after, int limit) {
        return sql.list("""
            select * from payments
            where state = 'pending' and provider = ?
                and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
            order by id limit ?
            """, JdbcPayments::payment, provider, after == null ? null : after.value(), limit);
    }

    @Override
    public Page history(@Nullable SubscriberId subscriber, long offset, int limit) {
        String where = subscriber == null ? "" : " where subscriber_id = ?";
        @Nullable Object[] key = subscriber == null ? new Object[0] : new Object[] {subscriber.value()};
        long total = sql.first("select count(*) as total from payments" + where, row -> row.getLong("total"), key)
                .orElse(0L);
        // Both are numbers of ours, checked by type.
        String page = " order by created_at desc, id desc offset " + offset + " limit " + limit;
        return new Page(sql.list("select * from payments" + where + page, JdbcPayments::payment, key), total);
    }

    @Override
    public boolean anyFor(PlanId plan) {
        return sql.first("select 1 from payments where plan_id = ? limit 1", row -> true, plan.value())
                .isPresent();
    }

    @Override
    public boolean anyPaidBy(SubscriberId subscriber) {
        return sql.first(
                        "select 1 from payments where subscriber_id = ? and completed_at is not null limit 1",
                        row -> true,
                        subscriber.value())
                .isPresent();
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                new PaymentId(Columns.uuid(row, "id")),
                Columns.subscriber(row),
                new PlanId(Columns.uuid(row, "plan_id")),
                row.getString("plan_name"),
                row.getInt("days"),
                new Allowance(row.getLong("traffic_limit_bytes"), Columns.integerOrNull(row, "device_limit")),
                Columns.money(row, "amount_minor"),
                new Invoice(
                        row.getString("provider"),
                        row.getString("external_id"),
                        row.getString("pay_url"),
                        row.getString("payload"),
                        Sql.instant(row, "invoice_expires_at")),
                state(row),
                Sql.instant(row, "created_at"));
    }

    private static PaymentState state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "pending" -> new PaymentState.Pending();
            case "completed" -> new PaymentState.Completed(Sql.instant(row, "completed_at"));
            case "failed" -> new PaymentState.Failed(Sql.instant(row, "ended_at"));
            case "refunded" ->
                new PaymentState.Refunded(
                        Sql.instant(row, "completed_at"),
                        Sql.instant(row, "ended_at"),
                        PaymentState.Return.valueOf(row.getString("return_kind")),
                        row.getString("return_reason"));
            case String other -> throw new IllegalStateException("payment state " + other);
        };
    }
}
