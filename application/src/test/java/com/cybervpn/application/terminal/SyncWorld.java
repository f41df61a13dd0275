package com.cybervpn.application.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryRateLimits;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.PullSync;
import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.application.terminal.port.in.ReadSync;
import com.cybervpn.application.terminal.port.in.ResolveConflict;
import com.cybervpn.application.terminal.service.PullSyncService;
import com.cybervpn.application.terminal.service.PushSyncService;
import com.cybervpn.application.terminal.service.ReadSyncService;
import com.cybervpn.application.terminal.service.ReadTierService;
import com.cybervpn.application.terminal.service.ResolveConflictService;
import com.cybervpn.application.terminal.service.SyncGate;
import com.cybervpn.application.terminal.service.SyncLimits;
import com.cybervpn.application.terminal.service.SyncStores;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.domain.terminal.sync.DataType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Synchronisation over fakes. Everybody has the tier pro. */
public final class SyncWorld {
    public static final Set<DataType> ALL = EnumSet.allOf(DataType.class);

    public final MovableClock clock = new MovableClock();
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryEvents events = new InMemoryEvents(transactions);
    public final InMemoryTiers tiers = new InMemoryTiers();
    public final InMemoryDevices devices = new InMemoryDevices();
    public final InMemorySyncStores memory = new InMemorySyncStores();
    public final SyncStores stores =
            new SyncStores(memory.ledgers(), memory.items(), memory.conflicts(), devices, events);
    public final PullSync pullSync;
    public final PushSync pushSync;
    public final ResolveConflict resolve;
    public final ReadSync read;

    public SyncWorld() {
        this(new RateLimits.Limit(60, Duration.ofMinutes(1)));
    }

    public SyncWorld(RateLimits.Limit perAccount) {
        memory.enlistIn(transactions);
        transactions.enlist(devices.rows());
        SyncGate gate =
                new SyncGate(new ReadTierService(tiers, Tier.PRO, clock), new InMemoryRateLimits(clock), perAccount);
        Transactions all = transactions;
        pullSync = new PullSyncService(gate, stores, all, clock);
        pushSync = new PushSyncService(gate, stores, all, new SequentialIds(), clock, new SyncLimits(100, 10_000, 200));
        resolve = new ResolveConflictService(gate, stores, all, clock);
        read = new ReadSyncService(gate, stores);
    }

    /** The {@code n}th customer. */
    public static Caller customer(int n) {
        return new Caller(
                new Principal(
                        new AccountId(SequentialIds.of(1_000 + n)),
                        Role.MOBILE_USER,
                        new SessionId(SequentialIds.of(2_000 + n))),
                Origin.SYSTEM);
    }

    public void give(Caller caller, Tier tier) {
        tiers.save(caller.account(), GrantedTier.forGood(tier));
    }

    public PullSync.Pulled pull(Caller caller, String device, @Nullable Instant since) {
        return pullSync.pull(caller, new PullSync.Command(ALL, device, "the " + device, since, true));
    }

    public PushSync.Outcome push(Caller caller, String device, DataType type, Map<String, Object> item) {
        return push(caller, device, Map.of(type, List.of(item)), null);
    }

    public PushSync.Outcome push(Caller caller, String device, Map<DataType, Object> data, @Nullable Instant syncedAt) {
        return pushSync.push(caller, new PushSync.Command(data, device, "the " + device, syncedAt));
    }
}
