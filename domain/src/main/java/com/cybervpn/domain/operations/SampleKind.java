package com.cybervpn.domain.operations;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Kinds of rows that can be made up, each after those that it needs (T-DB-seed-2). */
public enum SampleKind {
    USERS,
    SSH_KEYS,
    SSH_PROFILES,
    SESSIONS,
    COMMANDS,
    SYNC_DATA;

    /** This kind and those that need it. */
    public Set<SampleKind> withDependants() {
        return switch (this) {
            case USERS -> EnumSet.allOf(SampleKind.class);
            case SSH_KEYS, SSH_PROFILES, SESSIONS, COMMANDS -> EnumSet.range(this, COMMANDS);
            case SYNC_DATA -> EnumSet.of(SYNC_DATA);
        };
    }

    /** The name as the API writes it: {@code ssh_keys}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
