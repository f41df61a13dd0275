package com.cybervpn.application.hosting.port.out;

import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import java.util.Optional;

/** The people with an account, as far as hosting shows them. */
public interface Customers {
    /** Empty when the account is gone. */
    Optional<Customer> find(AccountId account);

    /**
     * Newest first.
     *
     * @param emailPart part of the e-mail address in any case, to be taken literally; empty for all
     */
    Page search(String emailPart, int limit, int offset);

    /** Some of the matching people, and how many match. */
    record Page(List<Customer> customers, long total) {}
}
