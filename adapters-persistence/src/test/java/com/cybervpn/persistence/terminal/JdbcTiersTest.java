package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.TiersContract;
import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcTiersTest implements TiersContract {
    @Inject
    Tiers tiers;

    @Override
    public Tiers tiers() {
        return tiers;
    }
}
