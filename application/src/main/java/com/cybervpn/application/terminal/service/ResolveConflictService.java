package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.ResolveConflict;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Change;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.PushReader;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.domain.terminal.sync.State;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link ResolveConflict}. */
public final class ResolveConflictService implements ResolveConflict {
    private final SyncGate gate;
    private final SyncStores stores;
    private final Transactions transactions;
    private final InstantSource clock;

    public ResolveConflictService(SyncGate gate, SyncStores stores, Transactions transactions, InstantSource clock) {
        this.gate = gate;
        this.stores = stores;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome resolve(Caller caller, Command command) {
        gate.enter(caller);
        return transactions.inTransaction(() -> {
            SyncLedger ledger = stores.ledgers().lock(caller.account()).tick(clock.instant());
            return stores.conflicts()
                    .find(caller.account(), command.conflict())
                    .map(conflict -> conflict.isOpen()
                            ? settle(caller.account(), ledger, conflict, command)
                            : new Outcome.AlreadyResolved())
                    .orElseGet(Outcome.NoSuchConflict::new);
        });
    }

    private Outcome settle(AccountId account, SyncLedger ledger, Conflict conflict, Command command) {
        Document merged;
        try {
            merged = merged(conflict, command);
        } catch (ArithmeticException | IllegalArgumentException _) {
            return new Outcome.Impossible();
        }
        Item stored = stored(account, conflict.key());
        if (command.resolution() == Resolution.REMOTE && stored == null) { // there is nothing to keep
            return close(account, ledger, conflict, Resolution.REMOTE, new State(Document.EMPTY, true));
        }
        Optional<State> outcome = conflict.outcome(command.resolution(), merged, stored);
        if (outcome.isEmpty()) return new Outcome.Impossible();
        State state = outcome.get();
        ItemKey key = Optional.ofNullable(conflict.key())
                .or(() -> ItemKey.of(conflict.type(), state.document()))
                .orElseThrow();
        return store(
                account,
                ledger,
                conflict,
                command.resolution(),
                conflict.key() == null ? stored(account, key) : stored,
                key,
                state);
    }

    private Outcome store(
            AccountId account,
            SyncLedger ledger,
            Conflict conflict,
            Resolution resolution,
            @Nullable Item stored,
            ItemKey key,
            State state) {
        Item settled = conflict.settled(key, state, stored, ledger.lastTick());
        stores.items()
                .replace(account, stored == null ? Map.of() : Map.of(key, stored), List.of(settled), ledger.lastTick());
        if (!state.equals(conflict.local())) keepAside(account, conflict, key, ledger);
        stores.tell(account, List.of(settled), null, ledger.lastTick());
        return close(account, ledger.withMore(stored == null ? 1 : 0, 0), conflict, resolution, state);
    }

    private void keepAside(AccountId account, Conflict conflict, ItemKey key, SyncLedger ledger) {
        Change lost = new Change(key, conflict.local(), conflict.modifiedAt(), true, null);
        stores.items().keepAside(account, lost, conflict.device(), ledger.lastTick());
    }

    private Outcome close(AccountId account, SyncLedger ledger, Conflict conflict, Resolution resolution, State state) {
        stores.conflicts().save(account, conflict.resolved(resolution, ledger.lastTick()));
        stores.ledgers().save(account, ledger.withOneResolved());
        return new Outcome.Resolved(resolution, state);
    }

    private @Nullable Document merged(Conflict conflict, Command command) {
        var merged = command.merged();
        return merged == null || command.resolution() != Resolution.MERGE
                ? null
                : new PushReader(null, clock.instant()).document(conflict.type(), merged);
    }

    private @Nullable Item stored(AccountId account, @Nullable ItemKey key) {
        return key == null ? null : stores.items().find(account, Set.of(key)).get(key);
    }
}
