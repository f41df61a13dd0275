package com.cybervpn.domain.operations;

/** Where an operation stands. */
public enum OperationState {
    /** Stored, not yet begun. */
    PENDING,
    /** Its steps are being done. */
    RUNNING,
    /** A step failed or someone cancelled: finished steps are being undone. */
    ROLLING_BACK,
    /** Every step was done. */
    COMPLETED,
    /** It ended by a failure. */
    FAILED,
    /** It ended because someone cancelled it. */
    CANCELLED;

    /** Whether nothing will happen to it any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
