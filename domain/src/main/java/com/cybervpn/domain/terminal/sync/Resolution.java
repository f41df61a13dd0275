package com.cybervpn.domain.terminal.sync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which side counts when a conflict is settled (T-SYNC-10, T-SYNC-11). */
public enum Resolution {
    /** What the device sent. */
    LOCAL,
    /** What is stored. */
    REMOTE,
    /** Both together. */
    MERGE;

    /** The name as the API writes it: {@code local}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Resolution> ofCode(String code) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.code().equals(code))
                .findFirst();
    }
}
