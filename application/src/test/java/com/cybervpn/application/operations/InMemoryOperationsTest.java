package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.out.Operations;
import java.time.InstantSource;

class InMemoryOperationsTest implements OperationsContract {
    private final Operations operations = new InMemoryOperations(InstantSource.fixed(NOW));

    @Override
    public Operations operations() {
        return operations;
    }
}
