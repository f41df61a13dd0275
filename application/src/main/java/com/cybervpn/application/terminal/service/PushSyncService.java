package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.domain.terminal.sync.PushReader;
import com.cybervpn.domain.terminal.sync.Reading;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link PushSync}. */
public final class PushSyncService implements PushSync {
    private final SyncGate gate;
    private final SyncStores stores;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final SyncLimits limits;

    public PushSyncService(
            SyncGate gate,
            SyncStores stores,
            Transactions transactions,
            Ids ids,
            InstantSource clock,
            SyncLimits limits) {
        this.gate = gate;
        this.stores = stores;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Outcome push(Caller caller, Command command) {
        Tier tier = gate.enter(caller);
        return transactions.inTransaction(() -> push(caller.account(), tier, command));
    }

    private Outcome push(AccountId account, Tier tier, Command command) {
        SyncLedger ledger = stores.ledgers().lock(account).tick(clock.instant());
        SyncGate.admit(
                stores.devices(),
                account,
                new Sighting(command.device(), command.deviceName(), null),
                tier,
                ledger.lastTick());
        PushReader reader = new PushReader(command.syncedAt(), clock.instant());
        List<Reading> readings = new ArrayList<>();
        for (var sent : command.data().entrySet()) {
            Optional<List<Reading>> read = reader.read(sent.getKey(), sent.getValue());
            if (read.isEmpty()) return refused(account, ledger, new Outcome.Malformed(sent.getKey()));
            readings.addAll(read.get());
        }
        Optional<Outcome> tooMuch = limits.exceededBy(readings);
        if (tooMuch.isPresent()) return refused(account, ledger, tooMuch.get());

        Integration integration = new Integration(stores, ids, account, command, readings, ledger.lastTick());
        if (ledger.items() + integration.newItems() > limits.storedItems()) {
            return refused(account, ledger, new Outcome.NoRoom(limits.storedItems()));
        }
        integration.store();
        boolean clashed = integration.isAllConflicts();
        stores.ledgers()
                .save(account, ledger.counted(!clashed).withMore(integration.newItems(), integration.newConflicts()));
        var conflicts = stores.views(account, integration.conflicts());
        return clashed
                ? new Outcome.Clashed(conflicts)
                : new Outcome.Pushed(ledger.lastTick(), conflicts, reader.dropped());
    }

    private Outcome refused(AccountId account, SyncLedger ledger, Outcome outcome) {
        stores.ledgers().save(account, ledger.counted(false));
        return outcome;
    }
}
