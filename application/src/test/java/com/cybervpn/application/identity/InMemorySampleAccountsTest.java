package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.application.identity.port.out.Sessions;

class InMemorySampleAccountsTest implements SampleAccountStoreContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemorySessions sessions = new InMemorySessions(accounts);
    private final InMemorySampleAccounts samples = new InMemorySampleAccounts(accounts, sessions);

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
