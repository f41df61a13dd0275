package com.cybervpn.ssh;

import org.jspecify.annotations.Nullable;

/** An SSH connection could not be made or broke. The message names no secret and is fit for people. */
public final class SshFailure extends Exception {
    /** What went wrong. */
    public enum Reason {
        UNREACHABLE,
        HOST_KEY_CHANGED,
        AUTHENTICATION_FAILED,
        TIMED_OUT,
        BROKEN
    }

    private final Reason reason;

    public SshFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
