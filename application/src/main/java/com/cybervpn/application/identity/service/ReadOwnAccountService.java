package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Account;

/** {@link ReadOwnAccount}. */
public final class ReadOwnAccountService implements ReadOwnAccount {
    private final Accounts accounts;

    public ReadOwnAccountService(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Account read(Caller caller) {
        return accounts.find(caller.account())
                .orElseThrow(() -> new IllegalStateException("no account " + caller.account()));
    }
}
