package com.cybervpn.domain.terminal;

import java.util.UUID;

/** Names a shell session, whatever socket shows it. */
public record TerminalSessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
