package com.cybervpn.application.deployer.service;

import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.operations.OperationState;
import java.util.Set;

/** Knows on which servers something is being done (D-OP-4, D-SRV-8). */
public final class BusyServers {
    private static final Set<OperationState> OPEN =
            Set.of(OperationState.PENDING, OperationState.RUNNING, OperationState.ROLLING_BACK);

    private final ReadOperations operations;

    public BusyServers(ReadOperations operations) {
        this.operations = operations;
    }

    boolean isBusy(ServerId server) {
        return operations
                        .list(new Filter(Set.of(), Server.lane(server), OPEN), 0, 1)
                        .total()
                > 0;
    }
}
