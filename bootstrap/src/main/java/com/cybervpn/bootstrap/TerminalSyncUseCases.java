package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.service.CredentialListener;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.PullSync;
import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.application.terminal.port.in.ReadSync;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.ResolveConflict;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.application.terminal.service.PullSyncService;
import com.cybervpn.application.terminal.service.PushSyncService;
import com.cybervpn.application.terminal.service.ReadSyncService;
import com.cybervpn.application.terminal.service.ResolveConflictService;
import com.cybervpn.application.terminal.service.SyncGate;
import com.cybervpn.application.terminal.service.SyncRetention;
import com.cybervpn.application.terminal.service.SyncStores;
import com.cybervpn.domain.shared.AccountId;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires synchronisation between devices. */
@Factory
final class TerminalSyncUseCases {
    @Singleton
    SyncStores syncStores(
            SyncLedgers ledgers, SyncItems items, SyncConflicts conflicts, Devices devices, Events events) {
        return new SyncStores(ledgers, items, conflicts, devices, events);
    }

    @Singleton
    SyncGate syncGate(ReadTier tiers, RateLimits limits, TerminalSyncConfig config) {
        return new SyncGate(tiers, limits, config.limit());
    }

    @Singleton
    PullSync pullSync(SyncGate gate, SyncStores stores, Transactions transactions, InstantSource clock) {
        return new PullSyncService(gate, stores, transactions, clock);
    }

    @Singleton
    PushSync pushSync(
            SyncGate gate,
            SyncStores stores,
            Transactions transactions,
            Ids ids,
            InstantSource clock,
            TerminalSyncConfig config) {
        return new PushSyncService(gate, stores, transactions, ids, clock, config.limits());
    }

    @Singleton
    ResolveConflict resolveConflict(SyncGate gate, SyncStores stores, Transactions transactions, InstantSource clock) {
        return new ResolveConflictService(gate, stores, transactions, clock);
    }

    @Singleton
    ReadSync readSync(SyncGate gate, SyncStores stores) {
        return new ReadSyncService(gate, stores);
    }

    @Singleton
    RecurringJob syncRetention(
            SyncItems items, SyncConflicts conflicts, TerminalSyncConfig config, InstantSource clock) {
        return new SyncRetention(items, conflicts, config.history(), clock);
    }

    /** What was synchronised goes with the account. */
    @Singleton
    CredentialListener syncErasure(SyncStores stores) {
        return new CredentialListener() {
            @Override
            public void accountDeleted(AccountId account) {
                stores.forgetAll(account);
            }
        };
    }
}
