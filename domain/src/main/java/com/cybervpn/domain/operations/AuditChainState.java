package com.cybervpn.domain.operations;

/** What a check of the audit trail's chain found. */
public sealed interface AuditChainState {
    /**
     * Nothing was changed, removed or put in between.
     *
     * @param entries how many were checked
     */
    record Intact(long entries) implements AuditChainState {}

    /**
     * Someone tampered with the store.
     *
     * @param number the place in the chain, counted from 1, where it stops to hold
     */
    record Broken(long number, Fault fault) implements AuditChainState {}

    /** In which way the chain is broken. */
    enum Fault {
        /** An entry is missing, or two changed places. */
        GAP,
        /** The content of an entry is not what was written. */
        CHANGED,
        /** An entry does not follow from the one before it. */
        NOT_LINKED,
        /** The newest entries are missing, or some were added past the chain. */
        WRONG_END
    }
}
