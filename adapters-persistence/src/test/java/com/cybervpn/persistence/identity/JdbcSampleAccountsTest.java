package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.SampleAccountStoreContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcSampleAccountsTest implements SampleAccountStoreContract {
    @Inject
    SampleAccountStore samples;

    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    @Override
    public SampleAccountStore samples() {
        return samples;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }
}
