package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.NewVpnServer;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The VPN servers on the panel. Failures as in {@link PanelUsers}. */
public interface PanelNodes {
    List<VpnServer> list();

    Optional<VpnServer> find(UUID id);

    PanelAnswer<VpnServer> create(NewVpnServer server);

    PanelAnswer<VpnServer> update(UUID id, VpnServerChange change);

    /**
     * @return false when there was none
     */
    boolean delete(UUID id);
}
