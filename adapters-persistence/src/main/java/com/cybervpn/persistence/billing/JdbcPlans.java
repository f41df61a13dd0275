package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.PlanTerms;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans in PostgreSQL. */
@Singleton
final class JdbcPlans implements Plans {
    private final Sql sql;

    JdbcPlans(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Plan> find(PlanId id) {
        return sql.first("select * from plans where id = ?", JdbcPlans::plan, id.value());
    }

    @Override
    public Optional<Plan> named(String name) {
        return sql.first(
                "select * from plans where lower(name) = lower(?) and archived_at is null", JdbcPlans::plan, name);
    }

    @Override
    public List<Plan> all() {
        return sql.list(
                "select * from plans where archived_at is null order by currency, price_minor, name", JdbcPlans::plan);
    }

    @Override
    public Optional<Plan> save(Plan plan) {
        return plan.version() == 0 ? insert(plan) : update(plan);
    }

    private Optional<Plan> insert(Plan plan) {
        PlanTerms terms = plan.terms();
        return sql.first(
                """
                insert into plans (id, name, price_minor, currency, days, data_limit_gb, max_devices, features, on_sale,
                    archived_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                on conflict (lower(name)) where archived_at is null do nothing
                returning *
                """,
                JdbcPlans::plan,
                plan.id().value(),
                terms.name(),
                terms.price().minor(),
                terms.price().currency().getCurrencyCode(),
                terms.days(),
                terms.dataLimitGb(),
                terms.maxDevices(),
                features(terms),
                terms.onSale(),
                plan.archivedAt());
    }

    /** An update cannot skip a broken constraint, so the name is looked up first; two at once leave one to fail. */
    private Optional<Plan> update(Plan plan) {
        PlanTerms terms = plan.terms();
        boolean taken = plan.archivedAt() == null
                && named(terms.name())
                        .filter(other -> !other.id().equals(plan.id()))
                        .isPresent();
        if (taken) return Optional.empty();
        return Optional.of(sql.first(
                        """
                        update plans set name = ?, price_minor = ?, currency = ?, days = ?, data_limit_gb = ?, max_devices = ?,
                            features = ?, on_sale = ?, archived_at = ?, version = version + 1
                        where id = ? and version = ? returning *
                        """,
                        JdbcPlans::plan,
                        terms.name(),
                        terms.price().minor(),
                        terms.price().currency().getCurrencyCode(),
                        terms.days(),
                        terms.dataLimitGb(),
                        terms.maxDevices(),
                        features(terms),
                        terms.onSale(),
                        plan.archivedAt(),
                        plan.id().value(),
                        plan.version())
                .orElseThrow(() -> new ConcurrentChange("plan " + plan.id(), null)));
    }

    @Override
    public void delete(PlanId id) {
        sql.update("delete from plans where id = ?", id.value());
    }

    private static String @Nullable [] features(PlanTerms terms) {
        List<String> features = terms.features();
        return features == null ? null : features.toArray(String[]::new);
    }

    private static Plan plan(ResultSet row) throws SQLException {
        Array features = row.getArray("features");
        var terms = new PlanTerms(
                row.getString("name"),
                Columns.money(row, "price_minor"),
                row.getInt("days"),
                Columns.integerOrNull(row, "data_limit_gb"),
                Columns.integerOrNull(row, "max_devices"),
                features == null ? null : List.of((String[]) features.getArray()),
                row.getBoolean("on_sale"));
        return new Plan(
                new PlanId(Columns.uuid(row, "id")),
                terms,
                Columns.instantOrNull(row, "archived_at"),
                row.getLong("version"));
    }
}
