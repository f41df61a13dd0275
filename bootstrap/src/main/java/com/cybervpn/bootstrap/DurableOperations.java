package com.cybervpn.bootstrap;

import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.operations.service.CancelOperationService;
import com.cybervpn.application.operations.service.LeaseTerms;
import com.cybervpn.application.operations.service.OperationBoard;
import com.cybervpn.application.operations.service.OperationKinds;
import com.cybervpn.application.operations.service.OperationRecovery;
import com.cybervpn.application.operations.service.OperationRunner;
import com.cybervpn.application.operations.service.ReadOperationsService;
import com.cybervpn.application.operations.service.StartOperationService;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Wires the running of durable operations, whichever context they belong to. */
@Factory
final class DurableOperations {
    private final LeaseTerms terms = LeaseTerms.standard();

    @Singleton
    OperationBoard operationBoard(Events events, InstantSource clock) {
        return new OperationBoard(events, clock);
    }

    @Singleton
    OperationKinds operationKinds(List<OperationKind> kinds) {
        return new OperationKinds(kinds);
    }

    @Singleton
    StartOperation startOperation(
            Operations operations, Jobs jobs, OperationBoard board, Transactions transactions, InstantSource clock) {
        return new StartOperationService(operations, jobs, board, transactions, clock, terms);
    }

    @Singleton
    CancelOperation cancelOperation(
            Operations operations,
            OperationKinds kinds,
            OperationBoard board,
            Transactions transactions,
            InstantSource clock) {
        return new CancelOperationService(operations, kinds, board, transactions, clock);
    }

    @Singleton
    ReadOperations readOperations(Operations operations) {
        return new ReadOperationsService(operations);
    }

    @Singleton
    OperationRunner operationRunner(
            Operations operations,
            OperationKinds kinds,
            OperationBoard board,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new OperationRunner(
                operations, kinds, board, transactions, clock, terms, ids.next().toString());
    }

    @Singleton
    OperationRecovery operationRecovery(Operations operations, Jobs jobs, InstantSource clock) {
        return new OperationRecovery(operations, jobs, clock);
    }
}
