package com.cybervpn.domain.terminal;

import java.util.UUID;

/** Names a command of the history. */
public record CommandId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
