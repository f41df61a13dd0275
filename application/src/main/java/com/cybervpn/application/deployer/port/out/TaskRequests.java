package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.operations.OperationId;
import java.util.Optional;

/** What operations were asked to do; kept encrypted, because it may hold secrets. */
public interface TaskRequests {
    void save(OperationId operation, TaskRequest request);

    Optional<TaskRequest> find(OperationId operation);
}
