package com.cybervpn.application.operations.port.out;

import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.port.in.ReadOperations.Page;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The stored operations, and the leases by which one instance at a time works on one. Who holds a lease may write; each
 * new lease has a higher fencing token, and a write under an older one is refused.
 */
public interface Operations {
    /**
     * Stores a new operation, unless another one of its lane is not over yet.
     *
     * @param grace how long the store waits for the first lease before it counts the operation as abandoned
     * @return empty when stored; else who holds the lane
     */
    Optional<OperationId> add(Operation operation, Duration grace);

    Optional<Operation> find(OperationId id);

    Page list(Filter filter, int offset, int limit);

    /** Takes the lease of an operation that is not over, if nobody holds it. */
    Optional<Lease> acquire(OperationId id, String holder, Duration duration);

    /** Holds the lease longer. False when it was lost: the operation is someone else's now. */
    boolean renew(Lease lease, Duration duration);

    /** Lets the next one take the lease at once. Without effect when it was lost. */
    void release(Lease lease);

    /**
     * Stores the operation, except for {@code cancelRequested}, which only {@link #requestCancel} changes.
     *
     * @return false when the lease was lost; then nothing was stored
     */
    boolean save(Lease lease, Operation operation);

    /**
     * Marks an operation that is not over as to be cancelled; one that nobody has begun is stored as {@code cancelled}.
     *
     * @return the operation as it is now; empty when there is none or it is over
     */
    Optional<Operation> requestCancel(OperationId id, Operation cancelled);

    /** Operations that are not over and that nobody holds: their instance died, or their job was lost. */
    List<OperationId> abandoned(int limit);

    /** Adds lines to the log. */
    void append(OperationId id, List<LogLine> lines);

    /** The number of the last line, 0 without one. */
    long lastLine(OperationId id);

    List<LogLine> log(OperationId id, long afterNumber, int limit);

    /** The last lines, oldest first, together at most {@code maxCharacters} long, line breaks included. */
    List<LogLine> logTail(OperationId id, int maxCharacters);

    /** The right to work on one operation. */
    record Lease(OperationId operation, String holder, long token) {}
}
