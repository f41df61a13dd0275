package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import java.util.function.Consumer;

/** Takes requests for operations on servers, one at a time for each server (D-OP-4). */
public final class TaskDesk {
    private final StartOperation start;
    private final TaskRequests requests;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;

    public TaskDesk(StartOperation start, TaskRequests requests, AuditTrail audit, Transactions transactions, Ids ids) {
        this.start = start;
        this.requests = requests;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
    }

    Answer<Operation> take(Caller caller, Server server, String kind, TaskRequest request) {
        return take(caller, server, kind, request, _ -> {});
    }

    /** @param along stored in the same transaction */
    Answer<Operation> take(Caller caller, Server server, String kind, TaskRequest request, Consumer<Operation> along) {
        OperationId id = new OperationId(ids.next());
        var command = new StartOperation.Command(id, kind, server.id().toString(), server.lane());
        return transactions.inTransaction(() -> switch (start.start(command)) {
            case StartOperation.Outcome.Busy _ -> new Answer.Conflict<>("something is being done on this server");
            case StartOperation.Outcome.Started(Operation operation) -> {
                requests.save(id, request);
                along.accept(operation);
                audit.record(AuditTrail.Entry.of(
                        caller,
                        kind.replace('.', '_') + "_started",
                        "deployer_server",
                        server.id().toString()));
                yield new Answer.Done<>(operation);
            }
        });
    }
}
