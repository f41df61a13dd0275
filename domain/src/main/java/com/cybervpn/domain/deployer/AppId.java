package com.cybervpn.domain.deployer;

import java.util.UUID;

/** Names an app on a server. */
public record AppId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
