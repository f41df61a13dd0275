package com.cybervpn.domain.terminal;

import java.util.UUID;

/** Names a stored SSH key. */
public record SshKeyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
