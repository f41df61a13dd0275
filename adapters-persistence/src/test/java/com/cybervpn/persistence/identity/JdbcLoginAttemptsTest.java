package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.LoginAttemptsContract;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcLoginAttemptsTest implements LoginAttemptsContract {
    @Inject
    LoginAttempts attempts;

    @Override
    public LoginAttempts attempts() {
        return attempts;
    }
}
