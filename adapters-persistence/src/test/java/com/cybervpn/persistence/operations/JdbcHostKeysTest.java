package com.cybervpn.persistence.operations;

import com.cybervpn.application.shared.HostKeysContract;
import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcHostKeysTest implements HostKeysContract {
    @Inject
    HostKeys hostKeys;

    @Override
    public HostKeys hostKeys() {
        return hostKeys;
    }
}
