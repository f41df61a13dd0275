package com.cybervpn.domain.operations;

import java.time.Instant;

/**
 * One line that an operation wrote.
 *
 * @param number counts from 1 within the operation
 * @param text without a line break, cut to {@value #MAX_LENGTH} characters; never a secret
 */
public record LogLine(long number, Instant at, LogLevel level, String text) {
    public static final int MAX_LENGTH = 4_000;

    public LogLine {
        if (text.length() > MAX_LENGTH) text = text.substring(0, MAX_LENGTH);
    }
}
