package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.LookUpAccounts;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;

/** Implements {@link LookUpAccounts}. */
public final class LookUpAccountsService implements LookUpAccounts {
    private final Accounts accounts;

    public LookUpAccountsService(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Contact> contact(AccountId account) {
        return accounts.find(account).filter(found -> !found.isDeleted()).map(LookUpAccountsService::contact);
    }

    private static Contact contact(Account account) {
        return new Contact(
                account.id(), account.emailAddress().map(EmailAddress::value).orElse(null));
    }
}
