package com.cybervpn.domain.deployer;

import java.util.UUID;

/** Names a version of an app. */
public record VersionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
