package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import java.time.InstantSource;
import java.util.Optional;

/** Ends a waiting operation, or asks whoever runs it to stop. */
public final class CancelOperationService implements CancelOperation {
    private final Operations operations;
    private final OperationKinds kinds;
    private final OperationBoard board;
    private final Transactions transactions;
    private final InstantSource clock;

    public CancelOperationService(
            Operations operations,
            OperationKinds kinds,
            OperationBoard board,
            Transactions transactions,
            InstantSource clock) {
        this.operations = operations;
        this.kinds = kinds;
        this.board = board;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome cancel(OperationId id) {
        return transactions.inTransaction(
                () -> operations.find(id).map(this::cancelled).orElseGet(() -> new Outcome.NoSuchOperation(id)));
    }

    private Outcome cancelled(Operation found) {
        if (found.isOver()) return new Outcome.AlreadyOver(found);
        Optional<Operation> changed = operations.requestCancel(found.id(), found.cancelled(clock.instant()));
        if (changed.isEmpty()) {
            return new Outcome.AlreadyOver(operations.find(found.id()).orElse(found));
        }
        Operation now = changed.get();
        if (now.isOver()) {
            kinds.find(now.kind()).ifPresent((OperationKind kind) -> kind.ended(now));
            board.progress(now);
            return new Outcome.Cancelled(now);
        }
        board.cancelRequested(now);
        return new Outcome.Stopping(now);
    }
}
