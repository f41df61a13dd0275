package com.cybervpn.domain.vpn;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way in that a config profile offers.
 *
 * @param tag unique over the whole panel
 * @param protocol {@code vless}, {@code trojan}, {@code shadowsocks}
 * @param raw its part of the Xray config, keys included; show it only {@link XrayConfig#redacted redacted}
 */
public record Inbound(
        UUID id,
        UUID configProfile,
        String tag,
        String protocol,
        @Nullable Integer port,
        @Nullable String network,
        @Nullable String security,
        Map<String, @Nullable Object> raw) {

    /** Without the config, which holds keys. */
    @Override
    public String toString() {
        return "Inbound[id=" + id + ", tag=" + tag + "]";
    }
}
