package com.cybervpn.application.operations.port.in;

import org.jspecify.annotations.Nullable;

/** A step could not do its work; the message is the reason that people may read. */
public final class StepFailed extends Exception {
    public StepFailed(String message) {
        this(message, null);
    }

    public StepFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The reason. */
    public String reason() {
        String message = getMessage();
        return message == null ? "failed" : message;
    }
}
