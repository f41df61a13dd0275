package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an item was once, or might have been: it can be had back.
 *
 * @param version null for a change that lost against a newer one
 * @param device that it came from; null where a conflict was settled
 * @param at when it was replaced, or lost
 */
public record Past(
        @Nullable Long version,
        State state,
        Instant modifiedAt,
        @Nullable String device,
        Instant at) {}
