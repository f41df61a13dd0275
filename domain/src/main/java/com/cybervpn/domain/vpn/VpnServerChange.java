package com.cybervpn.domain.vpn;

import org.jspecify.annotations.Nullable;

/** What is to become different about a server; null leaves a member as it is. */
public record VpnServerChange(
        @Nullable String name,
        @Nullable String address,
        @Nullable Integer port) {}
