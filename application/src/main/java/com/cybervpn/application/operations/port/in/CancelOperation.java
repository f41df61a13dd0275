package com.cybervpn.application.operations.port.in;

import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;

/** Stops an operation: at once while it waits, else by stopping its step and undoing what was done. */
public interface CancelOperation {
    Outcome cancel(OperationId id);

    /** How it went. */
    sealed interface Outcome {
        /** It had not begun and never will. */
        record Cancelled(Operation operation) implements Outcome {}

        /** Its running step is being stopped; then it is undone. */
        record Stopping(Operation operation) implements Outcome {}

        record AlreadyOver(Operation operation) implements Outcome {}

        record NoSuchOperation(OperationId id) implements Outcome {}
    }
}
