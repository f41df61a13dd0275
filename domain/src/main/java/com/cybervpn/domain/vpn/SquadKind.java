package com.cybervpn.domain.vpn;

import java.util.Locale;
import java.util.Optional;

/** Which of the panel's two sorts of squad: one says which inbounds its members use, the other how subscriptions look. */
public enum SquadKind {
    INTERNAL,
    EXTERNAL;

    public static Optional<SquadKind> ofCode(String code) {
        for (SquadKind kind : values()) {
            if (kind.code().equals(code.toLowerCase(Locale.ROOT))) return Optional.of(kind);
        }
        return Optional.empty();
    }

    /** The name as the API writes it: {@code internal}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
