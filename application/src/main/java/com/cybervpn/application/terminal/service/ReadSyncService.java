package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.ConflictView;
import com.cybervpn.application.terminal.port.in.ReadSync;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import java.util.List;

/** {@link ReadSync}. */
public final class ReadSyncService implements ReadSync {
    private static final int MOST_PAST = 100;

    private final SyncGate gate;
    private final SyncStores stores;

    public ReadSyncService(SyncGate gate, SyncStores stores) {
        this.gate = gate;
        this.stores = stores;
    }

    @Override
    public Stats stats(Caller caller) {
        gate.require(caller);
        return new Stats(
                stores.ledgers().read(caller.account()),
                stores.devices().syncing(caller.account()).size());
    }

    @Override
    public List<ConflictView> conflicts(Caller caller) {
        gate.require(caller);
        return stores.openConflicts(caller.account());
    }

    @Override
    public List<Past> history(Caller caller, ItemKey key) {
        gate.require(caller);
        return stores.items().past(caller.account(), key, MOST_PAST);
    }
}
