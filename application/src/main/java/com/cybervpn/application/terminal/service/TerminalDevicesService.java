package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.TerminalDevices;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import java.time.InstantSource;
import java.util.List;

/** {@link TerminalDevices}. */
public final class TerminalDevicesService implements TerminalDevices {
    private final Devices devices;
    private final InstantSource clock;

    public TerminalDevicesService(Devices devices, InstantSource clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public void seen(AccountId account, Sighting sighting) {
        devices.seen(account, sighting, clock.instant());
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
