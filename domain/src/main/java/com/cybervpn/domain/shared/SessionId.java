package com.cybervpn.domain.shared;

import java.util.UUID;

/** Names a family of refresh tokens: one sign-in on one device, across all its rotations. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
