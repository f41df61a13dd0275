package com.cybervpn.domain.vpn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to become different about a host; null leaves a member as it is. */
public record VpnHostChange(
        @Nullable String remark,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String sni,
        @Nullable String hostHeader,
        @Nullable String path,
        @Nullable List<String> alpn,
        @Nullable Boolean disabled) {}
