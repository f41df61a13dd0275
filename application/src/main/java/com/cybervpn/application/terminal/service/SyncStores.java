package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.terminal.port.in.ConflictView;
import com.cybervpn.application.terminal.port.in.TerminalEvents;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that synchronisation keeps, and whom it tells. */
public record SyncStores(
        SyncLedgers ledgers, SyncItems items, SyncConflicts conflicts, Devices devices, Events events) {
    /** Everything of an account that is gone, devices included. */
    public void forgetAll(AccountId account) {
        conflicts.forgetAll(account);
        items.forgetAll(account);
        ledgers.forgetAll(account);
        devices.forgetAll(account);
    }

    /** Open conflicts, each beside what is stored now. */
    List<ConflictView> openConflicts(AccountId account) {
        return views(account, conflicts.open(account));
    }

    List<ConflictView> views(AccountId account, List<Conflict> some) {
        if (some.isEmpty()) return List.of();
        Set<ItemKey> keys =
                some.stream().map(Conflict::key).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<ItemKey, Item> stored = items.find(account, keys);
        Map<String, String> names = deviceNames(account);
        return some.stream().map(conflict -> view(conflict, stored, names)).toList();
    }

    private static ConflictView view(Conflict conflict, Map<ItemKey, Item> stored, Map<String, String> names) {
        Item item = Optional.ofNullable(conflict.key()).map(stored::get).orElse(null);
        String name =
                Optional.ofNullable(item).map(Item::writer).map(names::get).orElse(null);
        return new ConflictView(conflict, item, name);
    }

    private Map<String, String> deviceNames(AccountId account) {
        Map<String, String> names = new HashMap<>();
        for (Device device : devices.list(account)) {
            Optional.ofNullable(device.name()).ifPresent(name -> names.put(device.id(), name));
        }
        return names;
    }

    /**
     * Tells the account's open sockets that items changed (T-SYNC-12).
     *
     * @param device that made the change; null when all devices must pull
     */
    void tell(AccountId account, List<Item> changed, @Nullable String device, Instant at) {
        Map<DataType, Long> counts = changed.stream()
                .collect(Collectors.groupingBy(item -> item.key().type(), Collectors.counting()));
        counts.forEach((type, count) -> {
            Map<String, @Nullable Object> data = new HashMap<>();
            data.put(TerminalEvents.DATA_TYPE, type.code());
            data.put(TerminalEvents.DATA, Map.of("changed", count));
            data.put(TerminalEvents.DEVICE, device);
            events.publish(new Events.Event(TerminalEvents.TOPIC, TerminalEvents.SYNC_UPDATE, account, data, at));
        });
    }
}
