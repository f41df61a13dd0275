package com.cybervpn.domain.deployer;

import java.util.UUID;

/** Names a managed host. */
public record ServerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
