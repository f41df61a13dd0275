package com.cybervpn.domain.hosting;

/** Names an app. A number, as the contract shows it (H-GEN-3). */
public record AppId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
