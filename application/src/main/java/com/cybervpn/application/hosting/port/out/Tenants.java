package com.cybervpn.application.hosting.port.out;

import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.shared.AccountId;
import java.util.Map;
import java.util.Set;

/** Which plan an account has. Whoever was never given one has the free plan (H-QUO-1). */
public interface Tenants {
    Plan planOf(AccountId account);

    /** Those of these accounts that were given a plan. */
    Map<AccountId, Plan> plansOf(Set<AccountId> accounts);

    /** The plan; until the open transaction ends nobody else gets past this call for the same account (H-QUO-4). */
    Plan lock(AccountId account);

    void assign(AccountId account, Plan plan);
}
