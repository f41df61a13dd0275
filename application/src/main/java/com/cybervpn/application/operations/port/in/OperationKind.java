package com.cybervpn.application.operations.port.in;

import com.cybervpn.domain.operations.Operation;

/** How operations of one kind are done. Contexts register theirs as beans. */
public interface OperationKind {
    /** The kind that {@link StartOperation} names; never changed once released. */
    String name();

    /**
     * The steps, in order. Called when the work begins and again after each crash: the same stored facts give steps of
     * the same names.
     *
     * @throws StepFailed when the work is not possible any more; the operation fails without a step
     */
    Plan plan(Operation operation) throws StepFailed;

    /** Called when the work begins or is taken up again after a crash, before any step. */
    default void begins(Operation operation) {}

    /**
     * Called once, in the transaction that stores the final state. Only for changes of the own store: a failure here
     * undoes the transaction and the end is tried again.
     */
    default void ended(Operation operation) {}
}
