package com.cybervpn.domain.hosting;

/** Names a deployment. A number, as the contract shows it (H-GEN-3). */
public record DeploymentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
