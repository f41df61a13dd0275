package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscriptions in PostgreSQL; holding one is a row lock. */
@Singleton
final class JdbcSubscriptions implements Subscriptions {
    private final Sql sql;

    JdbcSubscriptions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Subscription> find(SubscriberId id) {
        return sql.first(
                "select * from subscriptions where subscriber_id = ?", JdbcSubscriptions::subscription, id.value());
    }

    @Override
    public Subscription lock(Subscriber subscriber) {
        sql.update("""
            insert into subscriptions (subscriber_id, account_id, trial, auto_renew, ended, version)
            values (?, ?, false, false, false, 0) on conflict do nothing
            """, subscriber.id().value(), Columns.account(subscriber));
        return sql.first(
                        "select * from subscriptions where subscriber_id = ? for update",
                        JdbcSubscriptions::subscription,
                        subscriber.id().value())
                .orElseThrow();
    }

    @Override
    public Subscription save(Subscription subscription) {
        Subscription.Cancellation cancellation = subscription.cancellation();
        PlanId plan = subscription.plan();
        return sql.first(
                        """
                        insert into subscriptions as old (subscriber_id, account_id, plan_id, plan_name, trial, auto_renew,
                            started_at, expires_at, ended, cancelled_at, cancel_reason, cancel_feedback, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? + 1)
                        on conflict (subscriber_id) do update set plan_id = excluded.plan_id, plan_name = excluded.plan_name,
                            trial = excluded.trial, auto_renew = excluded.auto_renew, started_at = excluded.started_at,
                            expires_at = excluded.expires_at, ended = excluded.ended, cancelled_at = excluded.cancelled_at,
                            cancel_reason = excluded.cancel_reason, cancel_feedback = excluded.cancel_feedback,
                            version = excluded.version
                            where old.version = excluded.version - 1
                        returning *
                        """,
                        JdbcSubscriptions::subscription,
                        subscription.subscriber().id().value(),
                        Columns.account(subscription.subscriber()),
                        plan == null ? null : plan.value(),
                        subscription.planName(),
                        subscription.trial(),
                        subscription.autoRenew(),
                        subscription.startedAt(),
                        subscription.expiresAt(),
                        subscription.ended(),
                        cancellation == null ? null : cancellation.at(),
                        cancellation == null ? null : cancellation.reason(),
                        cancellation == null ? null : cancellation.feedback(),
                        subscription.version())
                .orElseThrow(() -> new ConcurrentChange(
                        "subscription " + subscription.subscriber().id(), null));
    }

    @Override
    public List<Subscription> runOut(Instant now, int limit) {
        return sql.list(
                "select * from subscriptions where not ended and expires_at <= ? order by expires_at limit ?",
                JdbcSubscriptions::subscription,
                now,
                limit);
    }

    @Override
    public List<Subscription> endingWithin(Cursor from, Instant until, int limit) {
        SubscriberId after = from.after();
        return sql.list(
                """
                select * from subscriptions
                where (expires_at, subscriber_id) > (?, coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                    and expires_at <= ?
                order by expires_at, subscriber_id limit ?
                """, JdbcSubscriptions::subscription, from.end(), after == null ? null : after.value(), until, limit);
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        UUID plan = Columns.uuidOrNull(row, "plan_id");
        return new Subscription(
                Columns.subscriber(row),
                plan == null ? null : new PlanId(plan),
                row.getString("plan_name"),
                row.getBoolean("trial"),
                row.getBoolean("auto_renew"),
                Columns.instantOrNull(row, "started_at"),
                Columns.instantOrNull(row, "expires_at"),
                row.getBoolean("ended"),
                cancellation(row),
                row.getLong("version"));
    }

    private static Subscription.@Nullable Cancellation cancellation(ResultSet row) throws SQLException {
        Instant at = Columns.instantOrNull(row, "cancelled_at");
        return at == null
                ? null
                : new Subscription.Cancellation(at, row.getString("cancel_reason"), row.getString("cancel_feedback"));
    }
}
