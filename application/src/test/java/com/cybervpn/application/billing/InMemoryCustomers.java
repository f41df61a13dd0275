package com.cybervpn.application.billing;

import com.cybervpn.application.billing.port.out.Customers;
import com.cybervpn.application.billing.port.out.NoticeChannel;
import com.cybervpn.domain.shared.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Customers in memory who keep what they were told. */
public final class InMemoryCustomers implements Customers, NoticeChannel {
    /** One message to one customer. */
    public record Told(AccountId account, Message message) {}

    private final Map<AccountId, String> emails = new HashMap<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();

    public void put(AccountId account, String email) {
        emails.put(account, email);
    }

    public List<Told> told() {
        return told;
    }

    @Override
    public Optional<String> email(AccountId account) {
        return Optional.ofNullable(emails.get(account));
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void deliver(AccountId account, Optional<String> email, Message message) {
        told.add(new Told(account, message));
    }
}
