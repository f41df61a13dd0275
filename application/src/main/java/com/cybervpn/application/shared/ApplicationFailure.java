package com.cybervpn.application.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ways any use case can end that its own outcomes do not name: the caller has no right, or the outside failed. Each
 * surface renders them once, in the shape of its own contract. The message is fit to be shown to the caller.
 */
public abstract sealed class ApplicationFailure extends RuntimeException {
    private ApplicationFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The caller may not do this (403). */
    public static final class Forbidden extends ApplicationFailure {
        public Forbidden(String message) {
            super(message, null);
        }
    }

    /** Someone else changed the same thing meanwhile: read again and retry (409). */
    public static final class ConcurrentChange extends ApplicationFailure {
        public ConcurrentChange(String what, @Nullable Throwable cause) {
            super(what + " was changed by someone else", cause);
        }
    }

    /** A part of the platform itself is not to be reached: try later (503). */
    public static final class Unavailable extends ApplicationFailure {
        private final Duration retryAfter;

        public Unavailable(String what, Duration retryAfter, @Nullable Throwable cause) {
            super(what + " is not available", cause);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Another system failed, timed out or sent an unusable answer; its own words are never passed on (502, R-505). */
    public static final class UpstreamFailed extends ApplicationFailure {
        private final String system;

        public UpstreamFailed(String system, @Nullable Throwable cause) {
            super("Upstream service returned invalid response", cause);
            this.system = system;
        }

        /** Which system, for logs and metrics: {@code remnawave}. */
        public String system() {
            return system;
        }
    }

    /** A limit of the caller's is used up (429). */
    public static final class TooManyRequests extends ApplicationFailure {
        private final @Nullable Duration retryAfter;

        public TooManyRequests(@Nullable Duration retryAfter) {
            super("Too many requests", null);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }
}
