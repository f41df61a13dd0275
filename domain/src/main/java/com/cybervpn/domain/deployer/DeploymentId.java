package com.cybervpn.domain.deployer;

import java.util.UUID;

/** Names one deployment of an app. */
public record DeploymentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
