package com.cybervpn.application.operations.port.in;

import com.cybervpn.domain.operations.LogLevel;
import com.cybervpn.domain.operations.Operation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a running step tells and remembers. Its methods throw {@link java.util.concurrent.CancellationException} once the
 * step was stopped or another instance took the operation over.
 */
public interface StepContext {
    Operation operation();

    /** Writes to the operation's log; text of several lines becomes several lines. Never a secret. */
    void log(LogLevel level, String text);

    default void info(String text) {
        log(LogLevel.INFO, text);
    }

    default void warn(String text) {
        log(LogLevel.WARN, text);
    }

    /** Says what is being done now; shown beside the progress and logged. */
    void say(String message);

    /** Stores a fact that later steps, undo and a run after a crash can {@link #recall}; stored when this returns. */
    void remember(String key, String value);

    Optional<String> recall(String key);

    /** Sets what the operation found out, as JSON-like members. */
    void result(Map<String, ? extends @Nullable Object> result);
}
