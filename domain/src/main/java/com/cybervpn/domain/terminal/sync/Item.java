package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a thing that is synchronised.
 *
 * @param version counts up from 1
 * @param modifiedAt when somebody changed it, as their device says
 * @param changedAt when it was stored: unlike any other operation's time of the same account, and later than all before
 * @param writer the device that made this version; null when a conflict was settled
 * @param written what the writer sent, when others' changes were merged into it; null when it is the state itself
 */
public record Item(
        ItemKey key,
        long version,
        State state,
        Instant modifiedAt,
        Instant changedAt,
        @Nullable String writer,
        @Nullable State written) {

    public boolean isBy(String device) {
        return device.equals(writer);
    }

    /** Whether the device has exactly this, because it sent it. */
    public boolean isAllOf(String device) {
        return isBy(device) && written == null;
    }

    /** What its writer has. */
    State atWriter() {
        return written == null ? state : written;
    }

    /** The same version, known to have been meant at {@code time} as well. */
    Item confirmedAt(Instant time) {
        return time.isAfter(modifiedAt) ? new Item(key, version, state, time, changedAt, writer, written) : this;
    }

    /** The version after {@code before}, or the first. */
    static Item next(
            @Nullable Item before,
            ItemKey key,
            State state,
            Instant modifiedAt,
            Instant changedAt,
            @Nullable String writer,
            @Nullable State written) {
        if (before == null) return new Item(key, 1, state, modifiedAt, changedAt, writer, written);
        Instant latest = modifiedAt.isAfter(before.modifiedAt) ? modifiedAt : before.modifiedAt;
        return new Item(key, before.version + 1, state, latest, changedAt, writer, written);
    }
}
