package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Squads as the panel would treat them: names are unique within a kind. */
public final class InMemoryPanelSquads implements PanelSquads {
    private final List<Squad> squads = new ArrayList<>();
    private final PanelOutage outage;

    public InMemoryPanelSquads(PanelOutage outage) {
        this.outage = outage;
    }

    @Override
    public synchronized List<Squad> list(SquadKind kind) {
        outage.check();
        return squads.stream().filter(squad -> squad.kind() == kind).toList();
    }

    @Override
    public PanelAnswer<Squad> createInternal(String name, List<UUID> inbounds) {
        return create(name, SquadKind.INTERNAL);
    }

    @Override
    public PanelAnswer<Squad> createExternal(String name) {
        return create(name, SquadKind.EXTERNAL);
    }

    private synchronized PanelAnswer<Squad> create(String name, SquadKind kind) {
        if (list(kind).stream().anyMatch(squad -> squad.name().equals(name))) return new PanelAnswer.Taken<>();
        Squad squad = new Squad(new UUID(3, squads.size() + 1L), name, kind, 0);
        squads.add(squad);
        return new PanelAnswer.Accepted<>(squad);
    }
}
