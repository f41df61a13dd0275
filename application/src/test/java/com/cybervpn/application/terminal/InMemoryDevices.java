package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.domain.terminal.DeviceType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Devices in memory. */
public final class InMemoryDevices implements Devices {
    private final Map<Key, Device> rows = new HashMap<>();

    /** Can be enlisted in a transaction. */
    public Map<Key, Device> rows() {
        return rows;
    }

    @Override
    public void seen(AccountId account, Sighting sighting, Instant at) {
        store(account, sighting, at, null);
        list(account).stream()
                .filter(device -> device.lastSync() == null)
                .skip(MOST_IDLE)
                .forEach(device -> forget(account, device.id()));
    }

    @Override
    public void synced(AccountId account, Sighting sighting, Instant at) {
        store(account, sighting, at, at);
    }

    private void store(AccountId account, Sighting sighting, Instant at, @Nullable Instant syncAt) {
        Optional<Device> known = Optional.ofNullable(rows.get(new Key(account, sighting.id())));
        rows.put(
                new Key(account, sighting.id()),
                new Device(
                        sighting.id(),
                        Optional.ofNullable(sighting.type())
                                .or(() -> known.map(Device::type))
                                .orElse(DeviceType.WEB),
                        Optional.ofNullable(sighting.name())
                                .or(() -> known.map(Device::name))
                                .orElse(null),
                        known.map(Device::lastActive).filter(at::isBefore).orElse(at),
                        Optional.ofNullable(syncAt)
                                .or(() -> known.map(Device::lastSync))
                                .orElse(null)));
    }

    @Override
    public List<Device> list(AccountId account) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().account.equals(account))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Device::lastActive).reversed().thenComparing(Device::id))
                .toList();
    }

    @Override
    public List<Device> syncing(AccountId account) {
        return list(account).stream()
                .filter(device -> device.lastSync() != null)
                .toList();
    }

    @Override
    public boolean forget(AccountId account, String device) {
        return rows.remove(new Key(account, device)) != null;
    }

    @Override
    public void forgetAll(AccountId account) {
        rows.keySet().removeIf(key -> key.account.equals(account));
    }

    /** Whose device it is, and what it is called. */
    public record Key(AccountId account, String device) {}
}
