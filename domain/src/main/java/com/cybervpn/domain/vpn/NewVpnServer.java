package com.cybervpn.domain.vpn;

import java.util.List;
import java.util.UUID;

/**
 * A server to be made known to the panel.
 *
 * @param name the panel takes 3 to 30 characters
 * @param inbounds which inbounds of {@code configProfile} it runs
 */
public record NewVpnServer(String name, String address, int port, UUID configProfile, List<UUID> inbounds) {
    public NewVpnServer {
        inbounds = List.copyOf(inbounds);
    }
}
