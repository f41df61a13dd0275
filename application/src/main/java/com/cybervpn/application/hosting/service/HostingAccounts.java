package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.application.hosting.port.in.HostingAccount;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.hosting.Quota;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts people, plans and use together. */
final class HostingAccounts {
    private final Tenants tenants;
    private final Apps apps;

    HostingAccounts(Tenants tenants, Apps apps) {
        this.tenants = tenants;
        this.apps = apps;
    }

    HostingAccount of(Customer customer) {
        return of(List.of(customer)).getFirst();
    }

    List<HostingAccount> of(List<Customer> customers) {
        Set<AccountId> ids = customers.stream().map(Customer::id).collect(Collectors.toSet());
        Map<AccountId, Plan> plans = tenants.plansOf(ids);
        Map<AccountId, Integer> counts = apps.countsOwnedBy(ids);
        return customers.stream()
                .map(customer -> new HostingAccount(
                        customer,
                        new Quota(plans.getOrDefault(customer.id(), Plan.FREE), counts.getOrDefault(customer.id(), 0))))
                .toList();
    }
}
