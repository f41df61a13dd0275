package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.MailedCodesContract;
import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcMailedCodesTest implements MailedCodesContract {
    @Inject
    MailedCodes codes;

    @Override
    public MailedCodes codes() {
        return codes;
    }
}
