package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** One counter for login and address of an account (D-08); names that nobody has are counted too, so nothing shows. */
    static String attemptsKey(@Nullable Account account, String identifier) {
        return account != null
                ? "account:" + account.id()
                : "name:" + Sha256.hex(identifier.strip().toLowerCase(Locale.ROOT));
    }
}
