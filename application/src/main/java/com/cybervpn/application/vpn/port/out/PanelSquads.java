package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import java.util.List;
import java.util.UUID;

/** The squads on the panel. Failures as in {@link PanelUsers}. */
public interface PanelSquads {
    /** In the panel's order: the first internal one is where users without a choice go. */
    List<Squad> list(SquadKind kind);

    /**
     * @param inbounds what its members may use
     */
    PanelAnswer<Squad> createInternal(String name, List<UUID> inbounds);

    PanelAnswer<Squad> createExternal(String name);
}
