package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The VPN servers that the panel runs. Reads may be as old as their cache allows; writes drop it. */
public interface VpnServers {
    List<VpnServer> list(Caller caller);

    Optional<VpnServer> read(Caller caller, UUID id);

    /** How many servers there are of each status; a status without any counts 0. */
    Map<ServerStatus, Integer> countByStatus(Caller caller);

    Optional<Light> status(Caller caller, UUID id);

    /** Adds a server that runs all inbounds of the panel's first config profile. */
    PanelChange<VpnServer> create(Caller caller, String name, String address, int port);

    PanelChange<VpnServer> change(Caller caller, UUID id, VpnServerChange change);

    PanelChange<UUID> delete(Caller caller, UUID id);

    /**
     * @param checkedAt when the panel was asked
     */
    record Light(VpnServer server, Instant checkedAt) {}
}
