package com.cybervpn.domain.vpn;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a subscription: how clients are told to reach an inbound.
 *
 * @param remark its name for people; may hold placeholders of the panel
 * @param securityLayer {@code DEFAULT}, {@code TLS} or {@code NONE}
 * @param inbound null when the panel has lost it
 */
public record VpnHost(
        UUID id,
        String remark,
        String address,
        int port,
        @Nullable String sni,
        @Nullable String hostHeader,
        @Nullable String path,
        List<String> alpn,
        @Nullable String fingerprint,
        boolean disabled,
        @Nullable String securityLayer,
        @Nullable UUID configProfile,
        @Nullable UUID inbound) {
    public VpnHost {
        alpn = List.copyOf(alpn);
    }
}
