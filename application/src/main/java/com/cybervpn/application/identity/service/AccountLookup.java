package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import java.util.Optional;

/** Finds the account that somebody means by what they type. */
final class AccountLookup {
    private AccountLookup() {}

    /** By address when it has an {@code @}, else by login: no login has one, so nobody can be taken for another. */
    static Optional<Account> byIdentifier(Accounts accounts, String identifier) {
        var trimmed = identifier.strip();
        if (trimmed.indexOf('@') >= 0) {
            return EmailAddress.isValid(trimmed) ? accounts.findByEmail(new EmailAddress(trimmed)) : Optional.empty();
        }
        return Login.isValid(trimmed) ? accounts.findByLogin(new Login(trimmed)) : Optional.empty();
    }
}
