package com.cybervpn.domain.shared;

import java.util.UUID;

/** Names an account, whatever surface it came in by. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
