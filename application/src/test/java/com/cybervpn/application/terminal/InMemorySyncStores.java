package com.cybervpn.application.terminal;

import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Change;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.Sight;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that synchronisation keeps, in memory. */
public final class InMemorySyncStores {
    private final Map<ItemOf, Item> items = new LinkedHashMap<>();
    private final List<PastOf> past = new ArrayList<>();
    private final Map<ConflictOf, Conflict> conflicts = new LinkedHashMap<>();
    private final Map<AccountId, SyncLedger> ledgers = new HashMap<>();
    private final Map<SightOf, Sight> sights = new HashMap<>();

    public void enlistIn(InMemoryTransactions transactions) {
        transactions
                .enlist(items)
                .enlist(past)
                .enlist(conflicts)
                .enlist(ledgers)
                .enlist(sights);
    }

    public SyncItems items() {
        return new Items();
    }

    public SyncConflicts conflicts() {
        return new Conflicts();
    }

    public SyncLedgers ledgers() {
        return new Ledgers();
    }

    private record ItemOf(AccountId account, ItemKey key) {}

    /**
     * @param version null for a change that lost
     */
    private record PastOf(
            AccountId account, ItemKey key, @Nullable Item version, Past past) {}

    private record ConflictOf(AccountId account, ConflictId id) {}

    private record SightOf(AccountId account, String device, DataType type) {}

    private final class Items implements SyncItems {
        @Override
        public Map<ItemKey, Item> find(AccountId account, Set<ItemKey> keys) {
            return keys.stream()
                    .flatMap(key -> Optional.ofNullable(items.get(new ItemOf(account, key))).stream())
                    .collect(Collectors.toMap(Item::key, item -> item));
        }

        @Override
        public List<Item> changedAfter(
                AccountId account, Set<DataType> types, @Nullable Instant since, boolean withTombstones) {
            return items.entrySet().stream()
                    .filter(row -> row.getKey().account.equals(account))
                    .map(Map.Entry::getValue)
                    .filter(item -> types.contains(item.key().type()))
                    .filter(item -> since == null || item.changedAt().isAfter(since))
                    .filter(item -> withTombstones || !item.state().deleted())
                    .sorted(Comparator.comparing(Item::changedAt))
                    .toList();
        }

        @Override
        public List<Item> history(AccountId account, ItemKey key) {
            return of(account, key)
                    .flatMap(row -> Optional.ofNullable(row.version).stream())
                    .toList();
        }

        @Override
        public void replace(AccountId account, Map<ItemKey, Item> before, List<Item> changed, Instant at) {
            for (Item item : changed) {
                Item old = before.get(item.key());
                if (old != null && old.version() != item.version()) {
                    past.add(new PastOf(
                            account,
                            item.key(),
                            old,
                            new Past(old.version(), old.state(), old.modifiedAt(), old.writer(), at)));
                }
                items.put(new ItemOf(account, item.key()), item);
            }
        }

        @Override
        public void keepAside(AccountId account, Change change, String device, Instant at) {
            boolean known = of(account, change.key())
                    .anyMatch(row -> row.version == null
                            && row.past.state().equals(change.state())
                            && device.equals(row.past.device()));
            if (!known) {
                past.add(new PastOf(
                        account, change.key(), null, new Past(null, change.state(), change.modifiedAt(), device, at)));
            }
        }

        @Override
        public List<Past> past(AccountId account, ItemKey key, int limit) {
            return of(account, key).map(PastOf::past).limit(limit).toList();
        }

        private Stream<PastOf> of(AccountId account, ItemKey key) {
            List<PastOf> rows = new ArrayList<>(past);
            Collections.reverse(rows);
            return rows.stream().filter(row -> row.account.equals(account) && row.key.equals(key));
        }

        @Override
        public int forgetHistory(Instant before) {
            int size = past.size();
            past.removeIf(row -> row.past.at().isBefore(before));
            return size - past.size();
        }

        @Override
        public void forgetAll(AccountId account) {
            items.keySet().removeIf(row -> row.account.equals(account));
            past.removeIf(row -> row.account.equals(account));
        }
    }

    private final class Conflicts implements SyncConflicts {
        @Override
        public List<Conflict> open(AccountId account) {
            return conflicts.entrySet().stream()
                    .filter(row -> row.getKey().account.equals(account))
                    .map(Map.Entry::getValue)
                    .filter(Conflict::isOpen)
                    .sorted(Comparator.comparing(Conflict::detectedAt))
                    .toList();
        }

        @Override
        public Optional<Conflict> find(AccountId account, ConflictId id) {
            return Optional.ofNullable(conflicts.get(new ConflictOf(account, id)));
        }

        @Override
        public void save(AccountId account, Conflict conflict) {
            conflicts.put(new ConflictOf(account, conflict.id()), conflict);
        }

        @Override
        public int forgetSettled(Instant before) {
            int size = conflicts.size();
            conflicts.values().removeIf(conflict -> {
                Instant settled = conflict.resolvedAt();
                return settled != null && settled.isBefore(before);
            });
            return size - conflicts.size();
        }

        @Override
        public void forgetAll(AccountId account) {
            conflicts.keySet().removeIf(row -> row.account.equals(account));
        }
    }

    private final class Ledgers implements SyncLedgers {
        @Override
        public SyncLedger read(AccountId account) {
            return ledgers.getOrDefault(account, SyncLedger.NEW);
        }

        @Override
        public SyncLedger lock(AccountId account) {
            return read(account);
        }

        @Override
        public void save(AccountId account, SyncLedger ledger) {
            ledgers.put(account, ledger);
        }

        @Override
        public Map<DataType, Sight> sights(AccountId account, String device) {
            return sights.entrySet().stream()
                    .filter(row -> row.getKey().account.equals(account)
                            && row.getKey().device.equals(device))
                    .collect(Collectors.toMap(row -> row.getKey().type, Map.Entry::getValue));
        }

        @Override
        public void saveSights(AccountId account, String device, Map<DataType, Sight> seen) {
            seen.forEach((type, sight) -> sights.put(new SightOf(account, device, type), sight));
        }

        @Override
        public void forgetAll(AccountId account) {
            ledgers.remove(account);
            sights.keySet().removeIf(row -> row.account.equals(account));
        }
    }
}
