package com.cybervpn.domain.vpn;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A VPN server: what the panel calls a node.
 *
 * @param port where the panel reaches the node's agent; null when the panel has none on record
 * @param configProfile the profile whose inbounds it runs; null when none is active
 */
public record VpnServer(
        UUID id,
        String name,
        String address,
        @Nullable Integer port,
        boolean connected,
        boolean connecting,
        boolean disabled,
        @Nullable Instant statusChangedAt,
        long trafficUsedBytes,
        String countryCode,
        int usersOnline,
        @Nullable UUID configProfile,
        int inboundCount,
        Instant createdAt,
        Instant updatedAt) {

    public ServerStatus status() {
        if (disabled) return ServerStatus.MAINTENANCE;
        if (connecting) return ServerStatus.WARNING;
        return connected ? ServerStatus.ONLINE : ServerStatus.OFFLINE;
    }
}
