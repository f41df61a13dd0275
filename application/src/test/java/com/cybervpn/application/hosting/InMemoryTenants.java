package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.shared.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Plans in memory. */
public final class InMemoryTenants implements Tenants {
    private final Map<AccountId, Plan> rows = new ConcurrentHashMap<>();

    /** Can be enlisted in a transaction. */
    public Map<AccountId, Plan> rows() {
        return rows;
    }

    @Override
    public Plan planOf(AccountId account) {
        return rows.getOrDefault(account, Plan.FREE);
    }

    @Override
    public Map<AccountId, Plan> plansOf(Set<AccountId> accounts) {
        Map<AccountId, Plan> plans = new HashMap<>(rows);
        plans.keySet().retainAll(accounts);
        return plans;
    }

    @Override
    public Plan lock(AccountId account) {
        return planOf(account);
    }

    @Override
    public void assign(AccountId account, Plan plan) {
        rows.put(account, plan);
    }
}
