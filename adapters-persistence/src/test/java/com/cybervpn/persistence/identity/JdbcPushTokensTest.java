package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.PushTokensContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.util.UUID;

@DatabaseTest
class JdbcPushTokensTest implements PushTokensContract {
    @Inject
    PushTokens pushTokens;

    @Inject
    Accounts accounts;

    @Override
    public PushTokens pushTokens() {
        return pushTokens;
    }

    @Override
    public AccountId newAccount() {
        var id = new AccountId(UUID.randomUUID());
        accounts.add(Account.opened(id, new Login("phone_" + id), Role.MOBILE_USER, NOW));
        return id;
    }
}
