package com.cybervpn.domain.terminal.sync;

import java.util.Locale;

/** Why somebody must decide (T-SYNC-9). */
public enum ConflictKind {
    /** The device started from another version than the stored one, and says so. */
    VERSION_MISMATCH,
    /** Two devices changed the same without knowing of each other. */
    CONCURRENT_MODIFICATION,
    /** What the device sent cannot be read as an item. */
    DATA_CORRUPTION,
    /** What the device sent is of a form that is not known here. */
    SCHEMA_MISMATCH;

    /** The name as the API writes it: {@code version_mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
