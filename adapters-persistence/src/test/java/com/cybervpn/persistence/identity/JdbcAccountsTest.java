package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.AccountsContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcAccountsTest implements AccountsContract {
    @Inject
    Accounts accounts;

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
