package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.SecondFactorsContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.util.UUID;

@DatabaseTest
class JdbcSecondFactorsTest implements SecondFactorsContract {
    @Inject
    SecondFactors factors;

    @Inject
    Accounts accounts;

    @Override
    public SecondFactors factors() {
        return factors;
    }

    @Override
    public AccountId newAccount() {
        var id = new AccountId(UUID.randomUUID());
        accounts.add(Account.opened(id, new Login("factor_" + id), Role.VIEWER, NOW));
        return id;
    }
}
