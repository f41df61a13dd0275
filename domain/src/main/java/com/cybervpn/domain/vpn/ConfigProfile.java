package com.cybervpn.domain.vpn;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A whole Xray config by name, and the inbounds that the panel derived from it. */
public record ConfigProfile(
        UUID id, String name, XrayConfig config, List<Inbound> inbounds, Instant createdAt, Instant updatedAt) {
    public ConfigProfile {
        inbounds = List.copyOf(inbounds);
    }
}
