package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Change;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.ConflictKind;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Merge;
import com.cybervpn.domain.terminal.sync.Reading;
import com.cybervpn.domain.terminal.sync.Sight;
import com.cybervpn.domain.terminal.sync.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One push on its way into the store: works out everything first, then stores it at once. */
final class Integration {
    private final SyncStores stores;
    private final Ids ids;
    private final AccountId account;
    private final PushSync.Command command;
    private final Instant at;
    private final Map<ItemKey, Item> before;
    private final Map<DataType, Sight> sights;
    private final List<Conflict> open;
    private final Map<ItemKey, Item> after = new LinkedHashMap<>();
    private final List<Change> outdone = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private int newConflicts;
    private boolean somethingFits;

    /**
     * @param readings all of the push
     * @param at its time
     */
    Integration(
            SyncStores stores,
            Ids ids,
            AccountId account,
            PushSync.Command command,
            List<Reading> readings,
            Instant at) {
        this.stores = stores;
        this.ids = ids;
        this.account = account;
        this.command = command;
        this.at = at;
        this.before = stores.items().find(account, keys(readings));
        this.sights = stores.ledgers().sights(account, command.device());
        this.open = stores.conflicts().open(account);
        somethingFits = readings.isEmpty();
        readings.forEach(this::take);
    }

    /** How many things there are more. */
    long newItems() {
        return after.keySet().stream().filter(key -> !before.containsKey(key)).count();
    }

    /** Those of this push, also when they were there before. */
    List<Conflict> conflicts() {
        return conflicts;
    }

    int newConflicts() {
        return newConflicts;
    }

    boolean isAllConflicts() {
        return !somethingFits;
    }

    void store() {
        List<Item> changed = after.values().stream().filter(this::isNewVersion).toList();
        stores.items().replace(account, before, List.copyOf(after.values()), at);
        outdone.forEach(change -> stores.items().keepAside(account, change, command.device(), at));
        conflicts.forEach(conflict -> stores.conflicts().save(account, conflict));
        stores.tell(account, changed, command.device(), at);
    }

    private boolean isNewVersion(Item item) {
        Item old = before.get(item.key());
        return old == null || old.version() != item.version();
    }

    private static Set<ItemKey> keys(List<Reading> readings) {
        return readings.stream()
                .flatMap(reading -> reading instanceof Reading.Usable(var change)
                        ? Optional.of(change.key()).stream()
                        : Optional.<ItemKey>empty().stream())
                .collect(Collectors.toSet());
    }

    private void take(Reading reading) {
        switch (reading) {
            case Reading.Usable(var change) -> take(change);
            case Reading.Unusable unusable ->
                ask(unusable.type(), unusable.key(), unusable.kind(), unusable.raw(), unusable.modifiedAt());
        }
    }

    private void take(Change change) {
        ItemKey key = change.key();
        Item stored = Optional.ofNullable(after.get(key)).orElse(before.get(key));
        Sight sight = sights.getOrDefault(key.type(), Sight.NONE).until(command.syncedAt());
        List<Item> history = stored == null || sight.isCurrent(change, command.device(), stored)
                ? List.of()
                : stores.items().history(account, key);
        switch (Merge.of(change, command.device(), sight, stored, history, at)) {
            case Merge.Applied(var item) -> put(item);
            case Merge.Kept(var item) -> {
                somethingFits = true;
                if (!item.equals(stored)) put(item);
            }
            case Merge.Outdone _ -> {
                somethingFits = true;
                outdone.add(change);
            }
            case Merge.Clash(var kind) -> ask(key.type(), key, kind, change.state(), change.modifiedAt());
            case Merge.Nothing _ -> somethingFits = true;
        }
    }

    private void put(Item item) {
        somethingFits = true;
        after.put(item.key(), item);
    }

    private void ask(DataType type, @Nullable ItemKey key, ConflictKind kind, State local, Instant modifiedAt) {
        Conflict conflict = new Conflict(
                new ConflictId(ids.next()),
                type,
                key,
                kind,
                local,
                modifiedAt,
                command.device(),
                command.deviceName(),
                at,
                null,
                null);
        Optional<Conflict> same = open.stream().filter(conflict::concerns).findFirst();
        same.filter(known -> !known.local().equals(local)).ifPresent(this::keepFormer);
        if (same.isEmpty()) newConflicts++;
        conflicts.add(same.map(known -> known.restated(conflict)).orElse(conflict));
    }

    /** What the device sent before is not what it wants any more, but it may be wanted back. */
    private void keepFormer(Conflict known) {
        ItemKey key = known.key();
        if (key != null) outdone.add(new Change(key, known.local(), known.modifiedAt(), true, null));
    }
}
