package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.DeployerTasks;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.port.in.ReadOperations.Page;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the operations of the deployer, and none of other contexts. */
public final class DeployerTasksService implements DeployerTasks {
    static final Set<String> KINDS = Set.of(
            SetupKind.NAME,
            UserKind.NAME,
            PackagesKind.NAME,
            LockdownKind.NAME,
            ServiceKind.NAME,
            DeployKind.NAME,
            RollbackKind.NAME);
    private static final int LOG_LIMIT = 100_000;
    private static final int SHOWN = 50;
    private static final int LOG_IN_LIST = 2_000;

    private final ReadOperations operations;

    public DeployerTasksService(ReadOperations operations) {
        this.operations = operations;
    }

    @Override
    public Answer<View> find(Caller caller, OperationId id) {
        Entry.require(caller);
        return operations
                .find(id)
                .filter(operation -> KINDS.contains(operation.kind()))
                .<Answer<View>>map(operation -> new Answer.Done<>(view(operation, LOG_LIMIT)))
                .orElseGet(() -> new Answer.Missing<>("operation"));
    }

    @Override
    public Listing list(Caller caller, @Nullable Optional<ServerId> server, Set<OperationState> states) {
        Entry.require(caller);
        if (server != null && server.isEmpty()) return new Listing(List.of(), 0);
        String lane = server == null ? null : Server.lane(server.get());
        Page page = operations.list(new Filter(KINDS, lane, states), 0, SHOWN);
        return new Listing(
                page.operations().stream()
                        .map(operation -> view(operation, LOG_IN_LIST))
                        .toList(),
                page.total());
    }

    private View view(Operation operation, int limit) {
        return new View(operation, operations.logText(operation.id(), limit));
    }
}
