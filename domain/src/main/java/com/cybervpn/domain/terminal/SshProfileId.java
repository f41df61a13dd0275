package com.cybervpn.domain.terminal;

import java.util.UUID;

/** Names an SSH profile. */
public record SshProfileId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
