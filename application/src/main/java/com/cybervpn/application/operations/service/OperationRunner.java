package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.operations.port.out.Operations.Lease;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.OperationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Takes up operations, one run for each lease. */
public final class OperationRunner implements JobHandler {
    static final String JOB_KIND = "operation";

    private final Operations operations;
    private final OperationKinds kinds;
    private final OperationBoard board;
    private final Transactions transactions;
    private final InstantSource clock;
    private final LeaseTerms terms;
    private final String instance;

    /**
     * @param instance names this process among all that run, different after each start
     */
    public OperationRunner(
            Operations operations,
            OperationKinds kinds,
            OperationBoard board,
            Transactions transactions,
            InstantSource clock,
            LeaseTerms terms,
            String instance) {
        this.operations = operations;
        this.kinds = kinds;
        this.board = board;
        this.transactions = transactions;
        this.clock = clock;
        this.terms = terms;
        this.instance = instance;
    }

    static String jobId(OperationId id, Instant now) {
        return id + "#" + now.toEpochMilli();
    }

    @Override
    public String kind() {
        return JOB_KIND;
    }

    @Override
    public void run(String jobId) {
        OperationId id = new OperationId(UUID.fromString(jobId.substring(0, jobId.indexOf('#'))));
        Optional<Lease> lease = operations.acquire(id, instance, terms.duration());
        if (lease.isEmpty()) return; // over, or someone else's
        try {
            new OperationRun(operations, kinds, board, transactions, clock, terms, lease.get()).toItsEnd();
        } finally {
            operations.release(lease.get());
        }
    }
}
