package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.SingleUseTokensContract;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcSingleUseTokensTest implements SingleUseTokensContract {
    @Inject
    SingleUseTokens tokens;

    @Override
    public SingleUseTokens singleUseTokens() {
        return tokens;
    }
}
