package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.XrayConfig;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The Xray configs on the panel, and the inbounds they define. Failures as in {@link PanelUsers}. */
public interface PanelConfigProfiles {
    /** In the panel's order: the first is the one that everything without a choice uses. */
    List<ConfigProfile> list();

    Optional<ConfigProfile> find(UUID id);

    /** The inbounds of all profiles, in one call. */
    List<Inbound> inbounds();

    /**
     * @param name the panel takes 2 to 30 of {@code [A-Za-z0-9_\s-]}
     */
    PanelAnswer<ConfigProfile> create(String name, XrayConfig config);

    /** Replaces the whole config; the servers that run it restart. */
    PanelAnswer<ConfigProfile> replaceConfig(UUID id, XrayConfig config);
}
