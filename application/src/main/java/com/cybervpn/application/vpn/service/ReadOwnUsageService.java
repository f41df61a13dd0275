package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ReadOwnUsage;
import com.cybervpn.domain.vpn.Usage;
import java.time.InstantSource;
import java.util.Optional;

/** Asks the panel about the VPN user that is linked to the caller. */
public final class ReadOwnUsageService implements ReadOwnUsage {
    private final VpnUserDirectory directory;
    private final InstantSource clock;

    public ReadOwnUsageService(VpnUserDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Optional<Usage> read(Caller caller) {
        return directory.findByOwner(caller.account()).map(user -> Usage.of(user.panel(), clock.instant()));
    }
}
