package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hosts of the panel, for admins. */
public interface Hosts {
    List<VpnHost> list(Caller caller);

    Optional<VpnHost> read(Caller caller, UUID id);

    /** Makes a host for the first inbound of the panel's first config profile. */
    PanelChange<VpnHost> create(Caller caller, Draft draft);

    PanelChange<VpnHost> change(Caller caller, UUID id, VpnHostChange change);

    PanelChange<UUID> delete(Caller caller, UUID id);

    /** A host to be. */
    record Draft(
            String name,
            String address,
            int port,
            @Nullable String sni,
            @Nullable String hostHeader,
            @Nullable String path,
            List<String> alpn,
            boolean disabled) {}
}
