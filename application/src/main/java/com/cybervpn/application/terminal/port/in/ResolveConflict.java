package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.domain.terminal.sync.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settles a conflict (T-SYNC-11, T-SYNC-12). Fails as {@link PullSync} does. */
public interface ResolveConflict {
    Outcome resolve(Caller caller, Command command);

    /**
     * @param merged what the caller made of both sides; null when they are to be joined here
     */
    record Command(
            ConflictId conflict,
            Resolution resolution,
            @Nullable Map<String, ? extends @Nullable Object> merged) {}

    /** How it ends. */
    sealed interface Outcome {
        record Resolved(Resolution resolution, State state) implements Outcome {}

        /** Unknown, or somebody else's. */
        record NoSuchConflict() implements Outcome {}

        record AlreadyResolved() implements Outcome {}

        /** There is nothing to take or to join, or what the caller made is not the same thing. */
        record Impossible() implements Outcome {}
    }
}
