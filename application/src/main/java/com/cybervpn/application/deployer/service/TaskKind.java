package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.operations.Operation;
import java.util.UUID;

/** An operation that was asked for by a {@link TaskRequest}. */
abstract class TaskKind<R extends TaskRequest> implements OperationKind {
    private final String name;
    private final Class<R> type;
    private final TaskRequests requests;
    private final Servers servers;

    TaskKind(String name, Class<R> type, TaskRequests requests, Servers servers) {
        this.name = name;
        this.type = type;
        this.requests = requests;
        this.servers = servers;
    }

    @Override
    public final String name() {
        return name;
    }

    R request(Operation operation) throws StepFailed {
        return requests.find(operation.id())
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new StepFailed("what was asked for is not stored any more"));
    }

    Server server(ServerId id) throws StepFailed {
        return servers.find(id).orElseThrow(() -> new StepFailed("the server was removed"));
    }

    /** The server that the operation is about. */
    Server server(Operation operation) throws StepFailed {
        return server(new ServerId(UUID.fromString(operation.subject())));
    }
}
