package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;

class InMemorySyncStoresTest implements SyncStoresContract {
    private final InMemorySyncStores stores = new InMemorySyncStores();
    private final InMemoryDevices devices = new InMemoryDevices();

    @Override
    public SyncItems items() {
        return stores.items();
    }

    @Override
    public SyncConflicts conflicts() {
        return stores.conflicts();
    }

    @Override
    public SyncLedgers ledgers() {
        return stores.ledgers();
    }

    @Override
    public InMemoryDevices devices() {
        return devices;
    }
}
