package com.cybervpn.persistence.vpn;

import com.cybervpn.application.vpn.VpnUserLinksContract;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

@DatabaseTest
class JdbcVpnUserLinksTest implements VpnUserLinksContract {
    @Inject
    VpnUserLinks links;

    @Inject
    Sql sql;

    @BeforeEach
    void noRows() {
        sql.update("truncate vpn_users");
    }

    @Override
    public VpnUserLinks links() {
        return links;
    }
}
