package com.cybervpn.application.operations.port.in;

import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import org.jspecify.annotations.Nullable;

/** Stores an operation to be done soon, by one instance. Rights are the calling context's to check. */
public interface StartOperation {
    /** Joins the caller's transaction: what the operation works on is stored with it, or neither is. */
    Outcome start(Command command);

    /**
     * @param kind names the {@link OperationKind}
     * @param subject what it is about
     * @param lane operations of one lane exclude each other; null for none
     */
    record Command(
            OperationId id,
            String kind,
            String subject,
            @Nullable String lane) {}

    /** How it went. */
    sealed interface Outcome {
        record Started(Operation operation) implements Outcome {}

        /** The lane is taken. */
        record Busy(OperationId by) implements Outcome {}
    }
}
