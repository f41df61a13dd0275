package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.ApplicationFailure;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads what the database meant by an exception, whoever wrapped it. */
public final class DatabaseErrors {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String UNIQUE_VIOLATION = "23505";

    private DatabaseErrors() {}

    /** The name of the unique constraint or index that the change would have broken; empty for any other failure. */
    public static Optional<String> brokenUniqueConstraint(Throwable failure) {
        if (!(sqlCause(failure) instanceof PSQLException e) || !UNIQUE_VIOLATION.equals(e.getSQLState())) {
            return Optional.empty();
        }
        return Optional.ofNullable(e.getServerErrorMessage()).map(ServerErrorMessage::getConstraint);
    }

    /** The failure that the use cases know, where there is one: not available, or changed by someone else. */
    static RuntimeException translated(RuntimeException failure) {
        if (failure instanceof ApplicationFailure) return failure;
        if (failure instanceof OptimisticLockException) return new ApplicationFailure.ConcurrentChange("this", failure);
        SQLException cause = sqlCause(failure);
        if (cause == null) return failure;
        return switch (state(cause)) {
            case "40001", "40P01" -> new ApplicationFailure.ConcurrentChange("this", failure);
            case "55P03", "57014", "57P01", "57P02", "57P03" -> unavailable(failure);
            case "" ->
                failure instanceof ConnectionException ? unavailable(failure) : failure; // closed under our hands
            default -> isRefusal(cause) ? unavailable(failure) : failure;
        };
    }

    /** Why the database lets nobody in, in one line of its own words; empty for any other failure. */
    static Optional<String> refusal(Throwable failure) {
        return Optional.ofNullable(sqlCause(failure))
                .filter(cause -> isRefusal(cause)
                        || state(cause).startsWith("28")
                        || state(cause).equals("3D000"))
                .map(SQLException::getMessage)
                .map(message -> message.lines().findFirst().orElse(""));
    }

    /** No connection, or no room for one more. */
    private static boolean isRefusal(SQLException cause) {
        return state(cause).startsWith("08") || state(cause).startsWith("53");
    }

    private static String state(SQLException cause) {
        String state = cause.getSQLState();
        if (state != null) return state;
        return cause instanceof SQLTransientException ? "08000" : ""; // the pool's own time-out has none
    }

    /** The database is not to be reached. */
    public static ApplicationFailure unavailable(Throwable cause) {
        return new ApplicationFailure.Unavailable("database", RETRY_AFTER, cause);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) return e;
        }
        return null;
    }
}
