package com.cybervpn.domain.terminal.sync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of things that are synchronised, and how two changes of the same thing meet (T-SYNC-7, T-SYNC-8). */
public enum DataType {
    SSH_PROFILES(
            Meeting.BY_FIELD, Set.of("name", "host", "port", "username", "auth_method", "auth_type", "private_key_id")),
    SESSIONS(Meeting.NEWEST, Set.of()),
    COMMANDS(Meeting.UNION, Set.of()),
    SETTINGS(Meeting.NEWEST, Set.of("value")),
    AI_PREFERENCES(Meeting.NEWEST, Set.of("value"));

    /** What happens when two devices changed the same thing without knowing of each other. */
    public enum Meeting {
        /** Member by member. */
        BY_FIELD,
        /** As {@link #BY_FIELD}, and what was removed stays so for whoever did not know. */
        UNION,
        /** The change that was made later counts. */
        NEWEST
    }

    private final Meeting meeting;
    private final Set<String> decisive;

    DataType(Meeting meeting, Set<String> decisive) {
        this.meeting = meeting;
        this.decisive = decisive;
    }

    public Meeting meeting() {
        return meeting;
    }

    /** The members over which people must be asked when it cannot be said whose value counts. */
    Set<String> decisive() {
        return decisive;
    }

    /** Whether it is a map from names to values, where the others are lists of objects. */
    public boolean isMap() {
        return this == SETTINGS || this == AI_PREFERENCES;
    }

    /** The name as the API writes it: {@code ssh_profiles}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DataType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
