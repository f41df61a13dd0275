package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.PullSync;
import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.Sight;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@link PullSync}. */
public final class PullSyncService implements PullSync {
    private final SyncGate gate;
    private final SyncStores stores;
    private final Transactions transactions;
    private final InstantSource clock;

    public PullSyncService(SyncGate gate, SyncStores stores, Transactions transactions, InstantSource clock) {
        this.gate = gate;
        this.stores = stores;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Pulled pull(Caller caller, Command command) {
        Tier tier = gate.enter(caller);
        return transactions.inTransaction(() -> pull(caller.account(), tier, command));
    }

    private Pulled pull(AccountId account, Tier tier, Command command) {
        SyncLedger ledger = stores.ledgers().lock(account).tick(clock.instant());
        int devices = SyncGate.admit(
                stores.devices(),
                account,
                new Sighting(command.device(), command.deviceName(), null),
                tier,
                ledger.lastTick());
        Map<DataType, List<Item>> items = items(account, command);
        see(account, command, ledger);
        stores.ledgers().save(account, ledger.counted(true));
        return new Pulled(items, ledger.lastTick(), stores.openConflicts(account), devices);
    }

    /** What the device sent itself it has already, unless others' changes were merged into it (T-SYNC-3). */
    private Map<DataType, List<Item>> items(AccountId account, Command command) {
        Map<DataType, List<Item>> items = new EnumMap<>(DataType.class);
        command.types().forEach(type -> items.put(type, new ArrayList<>()));
        stores.items().changedAfter(account, command.types(), command.since(), command.withDeleted()).stream()
                .filter(item -> command.since() == null || !item.isAllOf(command.device()))
                .forEach(item -> items.computeIfAbsent(item.key().type(), _ -> new ArrayList<>())
                        .add(item));
        return items;
    }

    private void see(AccountId account, Command command, SyncLedger ledger) {
        Map<DataType, Sight> sights = new EnumMap<>(DataType.class);
        Map<DataType, Sight> before = stores.ledgers().sights(account, command.device());
        command.types()
                .forEach(type -> sights.put(
                        type,
                        before.getOrDefault(type, Sight.NONE)
                                .after(command.since(), command.withDeleted(), ledger.lastTick())));
        stores.ledgers().saveSights(account, command.device(), sights);
    }
}
