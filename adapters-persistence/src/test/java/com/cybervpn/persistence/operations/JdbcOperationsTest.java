package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.OperationsContract;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;

@DatabaseTest
class JdbcOperationsTest implements OperationsContract {
    @Inject
    Operations operations;

    @Override
    public Operations operations() {
        return operations;
    }
}
