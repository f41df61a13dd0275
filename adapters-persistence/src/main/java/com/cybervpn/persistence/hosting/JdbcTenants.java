package com.cybervpn.persistence.hosting;

import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Plans in the table {@code hosting_plans}. */
@Singleton
final class JdbcTenants implements Tenants {
    private final Sql sql;

    JdbcTenants(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Plan planOf(AccountId account) {
        return plansOf(Set.of(account)).getOrDefault(account, Plan.FREE);
    }

    @Override
    public Map<AccountId, Plan> plansOf(Set<AccountId> accounts) {
        Map<AccountId, Plan> plans = new HashMap<>();
        sql.list(
                        "select account_id, plan from hosting_plans where account_id = any (?::uuid[])",
                        row -> Map.entry(new AccountId(row.getObject(1, UUID.class)), Plan.ofStored(row.getString(2))),
                        (Object) accounts.stream().map(AccountId::toString).toArray(String[]::new))
                .forEach(plan -> plans.put(plan.getKey(), plan.getValue()));
        return plans;
    }

    @Override
    public Plan lock(AccountId account) {
        // A row is needed to be locked, also of those who were never given a plan.
        sql.update(
                "insert into hosting_plans (account_id, plan) values (?, ?) on conflict do nothing",
                account.value(),
                Plan.FREE.code());
        return sql.first(
                        "select plan from hosting_plans where account_id = ? for update",
                        row -> Plan.ofStored(row.getString(1)),
                        account.value())
                .orElseThrow();
    }

    @Override
    public void assign(AccountId account, Plan plan) {
        sql.update("""
            insert into hosting_plans (account_id, plan) values (?, ?)
            on conflict (account_id) do update set plan = excluded.plan\
            """, account.value(), plan.code());
    }
}
