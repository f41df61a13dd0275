package com.cybervpn.application.operations.port.in;

/**
 * What operations tell through {@code Events}. Every event of {@link #TOPIC} carries {@code id}, {@code kind},
 * {@code subject} and {@code lane}.
 */
public final class OperationEvents {
    public static final String TOPIC = "operations";

    /** The state, step or message changed: {@code state}, {@code progress}, {@code message}. Told once for each end. */
    public static final String PROGRESS = "progress";

    /** A log line: {@code number}, {@code level}, {@code text}. */
    public static final String LOG = "log";

    /** Someone asked to cancel it. */
    public static final String CANCEL = "cancel";

    private OperationEvents() {}
}
