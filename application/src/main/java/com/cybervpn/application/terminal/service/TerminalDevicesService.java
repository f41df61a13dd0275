package com.cybervpn.application.terminal.service;

import com.cybervpn.application.identity.port.in.OwnSessions;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.TerminalDevices;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** {@link TerminalDevices}. */
public final class TerminalDevicesService implements TerminalDevices {
    private final Devices devices;
    private final OwnSessions sessions;
    private final InstantSource clock;

    public TerminalDevicesService(Devices devices, OwnSessions sessions, InstantSource clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void seen(AccountId account, Sighting sighting) {
        devices.seen(account, sighting, clock.instant());
    }

    @Override
    public void opened(Caller caller) {
        sessions.list(caller).stream()
                .filter(session -> session.id().equals(caller.principal().session()))
                .map(Session::deviceId)
                .filter(Objects::nonNull)
                .forEach(device -> seen(caller.account(), new Sighting(device, null, null)));
    }

    @Override
    public List<Device> list(Caller caller) {
        return devices.list(caller.account());
    }

    @Override
    public boolean forget(Caller caller, String device) {
        return devices.forget(caller.account(), device);
    }
}
