package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.NewVpnHost;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The hosts on the panel. Failures as in {@link PanelUsers}. */
public interface PanelHosts {
    List<VpnHost> list();

    Optional<VpnHost> find(UUID id);

    /** {@link PanelAnswer.Absent} when the profile has no such inbound. */
    PanelAnswer<VpnHost> create(NewVpnHost host);

    PanelAnswer<VpnHost> update(UUID id, VpnHostChange change);

    /**
     * @return false when there was none
     */
    boolean delete(UUID id);
}
