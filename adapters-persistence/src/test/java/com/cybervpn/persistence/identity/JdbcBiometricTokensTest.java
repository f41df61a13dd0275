package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.BiometricTokensContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.util.UUID;

@DatabaseTest
class JdbcBiometricTokensTest implements BiometricTokensContract {
    @Inject
    BiometricTokens biometrics;

    @Inject
    Accounts accounts;

    @Override
    public BiometricTokens biometrics() {
        return biometrics;
    }

    @Override
    public AccountId newAccount() {
        var id = new AccountId(UUID.randomUUID());
        accounts.add(Account.opened(id, new Login("phone_" + id), Role.MOBILE_USER, NOW));
        return id;
    }
}
