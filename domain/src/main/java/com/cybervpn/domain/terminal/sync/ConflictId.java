package com.cybervpn.domain.terminal.sync;

import java.util.UUID;

/** Names a conflict. */
public record ConflictId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
