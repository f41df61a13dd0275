package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Inbounds;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.XrayConfig;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks inbounds up in the panel's list of all: it has no route for one. */
public final class InboundsService implements Inbounds {
    private final PanelConfigProfiles panel;

    public InboundsService(PanelConfigProfiles panel) {
        this.panel = panel;
    }

    @Override
    public List<Inbound> list(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        return panel.inbounds().stream().map(InboundsService::redacted).toList();
    }

    @Override
    public Optional<Inbound> read(Caller caller, UUID id) {
        return list(caller).stream().filter(inbound -> inbound.id().equals(id)).findFirst();
    }

    private static Inbound redacted(Inbound inbound) {
        return new Inbound(
                inbound.id(),
                inbound.configProfile(),
                inbound.tag(),
                inbound.protocol(),
                inbound.port(),
                inbound.network(),
                inbound.security(),
                XrayConfig.redacted(inbound.raw()));
    }
}
