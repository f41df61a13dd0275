package com.cybervpn.bootstrap;

import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.application.hosting.port.out.Customers;
import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.util.Optional;

/** The people of the identity context, as hosting wants to see them. */
final class IdentityCustomers implements Customers {
    private final AccountDirectory directory;

    IdentityCustomers(AccountDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Customer> find(AccountId account) {
        return directory.find(account).map(IdentityCustomers::customer);
    }

    @Override
    public Page search(String emailPart, int limit, int offset) {
        AccountDirectory.Page found = directory.search(emailPart, limit, offset);
        return new Page(
                found.accounts().stream().map(IdentityCustomers::customer).toList(), found.total());
    }

    private static Customer customer(Account account) {
        return new Customer(
                account.id(),
                account.emailAddress().map(EmailAddress::value).orElse(""),
                account.emailVerified(),
                account.displayName(),
                null,
                account.role().isAtLeast(Role.ADMIN),
                account.createdAt(),
                account.createdAt());
    }
}
