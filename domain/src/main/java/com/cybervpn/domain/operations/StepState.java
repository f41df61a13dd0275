package com.cybervpn.domain.operations;

/** Where one step of an operation stands. */
public enum StepState {
    WAITING,
    /** Recorded before the step touches anything, so a step in this state may have happened in part. */
    RUNNING,
    DONE,
    FAILED,
    UNDOING,
    UNDONE
}
