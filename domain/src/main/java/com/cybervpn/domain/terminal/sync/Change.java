package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device wants an item to be.
 *
 * @param modifiedAt when it was changed there; never later than now
 * @param dated whether the device said so of this very item
 * @param claimed the version the device started from; null when it does not say
 */
public record Change(
        ItemKey key,
        State state,
        Instant modifiedAt,
        boolean dated,
        @Nullable Long claimed) {}
