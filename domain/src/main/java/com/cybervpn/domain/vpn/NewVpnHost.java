package com.cybervpn.domain.vpn;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A host to be made on the panel for an existing inbound. */
public record NewVpnHost(
        UUID configProfile,
        UUID inbound,
        String remark,
        String address,
        int port,
        @Nullable String sni,
        @Nullable String hostHeader,
        @Nullable String path,
        List<String> alpn,
        boolean disabled) {
    public NewVpnHost {
        alpn = List.copyOf(alpn);
    }
}
