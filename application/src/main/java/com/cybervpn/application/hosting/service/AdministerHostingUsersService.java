package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.AdministerHostingUsers;
import com.cybervpn.application.hosting.port.in.HostingAccount;
import com.cybervpn.application.hosting.port.in.Paging;
import com.cybervpn.application.hosting.port.out.Customers;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists people and gives them plans; a plan below present use leaves running apps alone (H-QUO-5). */
public final class AdministerHostingUsersService implements AdministerHostingUsers {
    private final Customers customers;
    private final Tenants tenants;
    private final HostingAccounts accounts;
    private final Transactions transactions;
    private final AuditTrail audit;

    AdministerHostingUsersService(
            Customers customers,
            Tenants tenants,
            HostingAccounts accounts,
            Transactions transactions,
            AuditTrail audit) {
        this.customers = customers;
        this.tenants = tenants;
        this.accounts = accounts;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Page list(Caller caller, Paging paging, String emailPart) {
        caller.requireAtLeast(Role.ADMIN);
        if (emailPart.indexOf('\0') >= 0) return new Page(List.of(), 0, paging); // no address has one
        Customers.Page found = customers.search(emailPart, paging.limit(), paging.offset());
        return new Page(accounts.of(found.customers()), found.total(), paging);
    }

    @Override
    public Optional<HostingAccount> find(Caller caller, AccountId id) {
        caller.requireAtLeast(Role.ADMIN);
        return customers.find(id).map(accounts::of);
    }

    @Override
    public PlanOutcome assignPlan(Caller caller, AccountId id, String code) {
        caller.requireAtLeast(Role.ADMIN);
        Optional<Plan> plan = Plan.ofCode(code);
        if (plan.isEmpty()) return new PlanOutcome.NoSuchPlan();
        return customers
                .find(id)
                .<PlanOutcome>map(customer -> {
                    transactions.run(() -> assign(caller, id, plan.get()));
                    return new PlanOutcome.Assigned(accounts.of(customer));
                })
                .orElseGet(PlanOutcome.NoSuchUser::new);
    }

    private void assign(Caller caller, AccountId id, Plan plan) {
        Plan before = tenants.lock(id);
        tenants.assign(id, plan);
        audit.record(AuditTrail.Entry.of(caller, "hosting_plan_changed", "user", id.toString())
                .withValues(Map.of("plan", before.code()), Map.of("plan", plan.code())));
    }
}
