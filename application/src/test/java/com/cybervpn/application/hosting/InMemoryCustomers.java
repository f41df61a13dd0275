package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.application.hosting.port.out.Customers;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** People in memory. */
public final class InMemoryCustomers implements Customers {
    private final List<Customer> people = new CopyOnWriteArrayList<>();

    public void add(Customer customer) {
        people.add(customer);
    }

    public void remove(AccountId account) {
        people.removeIf(customer -> customer.id().equals(account));
    }

    @Override
    public Optional<Customer> find(AccountId account) {
        return people.stream().filter(customer -> customer.id().equals(account)).findFirst();
    }

    @Override
    public Page search(String emailPart, int limit, int offset) {
        String part = emailPart.toLowerCase(Locale.ROOT);
        List<Customer> matching = people.reversed().stream()
                .filter(customer -> customer.email().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        return new Page(matching.stream().skip(offset).limit(limit).toList(), matching.size());
    }
}
