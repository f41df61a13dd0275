package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.Operation;
import java.time.Instant;
import java.time.InstantSource;

/** Stores the operation and the job that begins it in one transaction. */
public final class StartOperationService implements StartOperation {
    private final Operations operations;
    private final Jobs jobs;
    private final OperationBoard board;
    private final Transactions transactions;
    private final InstantSource clock;
    private final LeaseTerms terms;

    public StartOperationService(
            Operations operations,
            Jobs jobs,
            OperationBoard board,
            Transactions transactions,
            InstantSource clock,
            LeaseTerms terms) {
        this.operations = operations;
        this.jobs = jobs;
        this.board = board;
        this.transactions = transactions;
        this.clock = clock;
        this.terms = terms;
    }

    @Override
    public Outcome start(Command command) {
        Instant now = clock.instant();
        Operation operation = Operation.requested(command.id(), command.kind(), command.subject(), command.lane(), now);
        return transactions.inTransaction(() -> operations
                .add(operation, terms.duration())
                .<Outcome>map(Outcome.Busy::new)
                .orElseGet(() -> {
                    jobs.enqueue(OperationRunner.JOB_KIND, OperationRunner.jobId(operation.id(), now), now);
                    board.progress(operation);
                    return new Outcome.Started(operation);
                }));
    }
}
