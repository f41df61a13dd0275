package com.cybervpn.ssh;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An SSH connection could not be made or broke. The message names no secret and is fit for people. */
public final class SshFailure extends Exception {
    /** What went wrong. */
    public enum Reason {
        UNREACHABLE,
        HOST_KEY_CHANGED,
        AUTHENTICATION_FAILED,
        /** The private key, or its passphrase, is not one; nobody was asked. */
        KEY_UNREADABLE,
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

    /** Whether the other side kept silent for too long, whatever it was asked. */
    public boolean isSilence() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) return true;
        }
        return reason == Reason.TIMED_OUT;
    }

    /** The message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
