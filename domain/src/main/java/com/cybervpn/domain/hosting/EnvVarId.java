package com.cybervpn.domain.hosting;

/** Names an environment variable. A number, as the contract shows it (H-GEN-3). */
public record EnvVarId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
