package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.shared.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link AppDevices} in a map. */
public final class InMemoryAppDevices implements AppDevices {
    private final Map<AccountId, Map<String, AppDevice>> rows = new HashMap<>();

    @Override
    public synchronized AppDevice save(AppDevice device) {
        var own = rows.computeIfAbsent(device.account(), _ -> new HashMap<>());
        var since = Optional.ofNullable(own.get(device.id()))
                .map(AppDevice::registeredAt)
                .orElse(device.registeredAt());
        var stored = new AppDevice(
                device.account(),
                device.id(),
                device.platform(),
                device.platformId(),
                device.osVersion(),
                device.appVersion(),
                device.model(),
                since,
                device.lastActiveAt());
        own.put(device.id(), stored);
        return stored;
    }

    @Override
    public synchronized void forget(AccountId account) {
        rows.remove(account);
    }

    /** How many devices an account has. */
    public synchronized int countOf(AccountId account) {
        return rows.getOrDefault(account, Map.of()).size();
    }
}
