package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.util.List;

/**
 * Tells callers about their own synchronisation (T-SYNC-18). Fails with
 * {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden} when their tier has none.
 */
public interface ReadSync {
    Stats stats(Caller caller);

    /** Those that wait for a decision, the oldest first. */
    List<ConflictView> conflicts(Caller caller);

    /** What a thing was before and what lost against it, the latest first. */
    List<Past> history(Caller caller, ItemKey key);

    /**
     * @param activeDevices how many synchronise
     */
    record Stats(SyncLedger ledger, int activeDevices) {}
}
