package com.cybervpn.domain.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a command is. */
public enum CommandStatus {
    PENDING,
    RUNNING,
    SUCCESS,
    ERROR;

    /** The name as it is stored and sent: {@code success}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CommandStatus> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
