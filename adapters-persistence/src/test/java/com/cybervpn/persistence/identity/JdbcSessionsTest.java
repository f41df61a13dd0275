package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.SessionsContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcSessionsTest implements SessionsContract {
    @Inject
    Sessions sessions;

    @Inject
    Accounts accounts;

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
