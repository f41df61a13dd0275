package com.cybervpn.domain.operations;

import java.util.Locale;

/** How much a log line matters. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The name as the API writes it: {@code warn}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
