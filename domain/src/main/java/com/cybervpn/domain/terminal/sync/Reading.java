package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one item of a push. */
public sealed interface Reading {
    /** It says what shall be. */
    record Usable(Change change) implements Reading {}

    /**
     * Somebody must look at it.
     *
     * @param key null when it does not say what it is about
     * @param raw as it was sent, less secrets
     */
    record Unusable(DataType type, @Nullable ItemKey key, ConflictKind kind, State raw, Instant modifiedAt)
            implements Reading {}
}
