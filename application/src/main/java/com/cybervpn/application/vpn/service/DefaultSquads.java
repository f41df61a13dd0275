package com.cybervpn.application.vpn.service;

import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.domain.vpn.SquadKind;
import java.util.List;
import java.util.UUID;

/** Which squads a new VPN user joins: without one its subscription would be empty. */
public final class DefaultSquads {
    private final List<UUID> configured;
    private final PanelSquads panel;

    /**
     * @param configured empty for the first one that the panel lists
     */
    public DefaultSquads(List<UUID> configured, PanelSquads panel) {
        this.configured = List.copyOf(configured);
        this.panel = panel;
    }

    List<UUID> ids() {
        if (!configured.isEmpty()) return configured;
        return panel.list(SquadKind.INTERNAL).stream()
                .limit(1)
                .map(squad -> squad.id())
                .toList();
    }
}
