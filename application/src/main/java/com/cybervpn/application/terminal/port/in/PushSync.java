package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.sync.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what a device changed (T-SYNC-5 to T-SYNC-9). Fails as {@link PullSync} does. */
public interface PushSync {
    Outcome push(Caller caller, Command command);

    /**
     * @param data per type what was sent, as it was sent
     * @param deviceName null when the device does not say it
     * @param syncedAt what the device says it was told last, or when it changed what it sends; null when it does not say
     */
    record Command(
            Map<DataType, ? extends @Nullable Object> data,
            String device,
            @Nullable String deviceName,
            @Nullable Instant syncedAt) {}

    /** How it ends. */
    sealed interface Outcome {
        /**
         * Everything is stored but the conflicts, which wait for a decision.
         *
         * @param dropped what was left out because it must not be kept, as paths
         */
        record Pushed(Instant at, List<ConflictView> conflicts, Set<String> dropped) implements Outcome {}

        /** Nothing could be applied. */
        record Clashed(List<ConflictView> conflicts) implements Outcome {}

        /** Nothing was stored. */
        record Malformed(DataType type) implements Outcome {}

        /** Nothing was stored. */
        record TooManyItems(int most) implements Outcome {}

        /** Nothing was stored. */
        record ItemTooLarge(DataType type, int mostCharacters) implements Outcome {}

        /** Nothing was stored. */
        record NoRoom(long most) implements Outcome {}
    }
}
