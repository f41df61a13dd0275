package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a device what it does not have yet (T-SYNC-1 to T-SYNC-4).
 *
 * <p>Fails with {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden} when the caller's tier has no
 * synchronisation or no room for one more device, and with
 * {@link com.cybervpn.application.shared.ApplicationFailure.TooManyRequests} (T-SYNC-16, T-SYNC-17).
 */
public interface PullSync {
    Pulled pull(Caller caller, Command command);

    /**
     * @param since what an earlier pull gave as its time; null for everything
     */
    record Command(
            Set<DataType> types,
            String device,
            String deviceName,
            @Nullable Instant since,
            boolean withDeleted) {}

    /**
     * @param items of each type that was asked for
     * @param at ask for what changed since then the next time
     */
    record Pulled(Map<DataType, List<Item>> items, Instant at, List<ConflictView> conflicts, int devices) {}
}
