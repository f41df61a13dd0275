package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.identity.port.out.AccountSearch;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;

/** Reads accounts from the store. */
public final class AccountDirectoryService implements AccountDirectory {
    private final Accounts accounts;
    private final AccountSearch search;

    public AccountDirectoryService(Accounts accounts, AccountSearch search) {
        this.accounts = accounts;
        this.search = search;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id).filter(account -> !account.isDeleted());
    }

    @Override
    public Page search(String emailPart, int limit, int offset) {
        AccountSearch.Page found = search.search(emailPart, limit, offset);
        return new Page(found.accounts(), found.total());
    }
}
