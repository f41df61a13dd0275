package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Squads of the panel: internal ones for admins, external ones for everybody who is signed in. */
public interface Squads {
    List<View> list(Caller caller, SquadKind kind);

    /** Makes a squad; the members of an internal one may use all inbounds there are. */
    PanelChange<View> create(Caller caller, Draft draft);

    /** A squad to be; the panel keeps the name, the rest is our note on it. */
    record Draft(
            String name,
            SquadKind kind,
            @Nullable Integer maxMembers,
            boolean active,
            @Nullable String description) {}

    /** A squad with our note on it. */
    record View(
            Squad squad,
            @Nullable Integer maxMembers,
            boolean active,
            @Nullable String description) {}
}
