package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.OAuthLinksContract;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcOAuthLinksTest implements OAuthLinksContract {
    @Inject
    OAuthLinks links;

    @Inject
    Accounts accounts;

    @Override
    public OAuthLinks links() {
        return links;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
