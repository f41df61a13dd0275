package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.out.SoleJob;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.persistence.shared.DatabaseErrors;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@link SoleJob} by an advisory lock of PostgreSQL, on a connection of its own: it is given back when that closes, also by
 * the end of the whole instance, and survives that the job drops every table.
 */
@Singleton
final class AdvisorySoleJob implements SoleJob {
    /** Any number that nobody else locks. */
    private static final long KEY = 0x6379_6265_7276_706eL;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseAddress address;

    AdvisorySoleJob(DatabaseAddress address) {
        this.address = address;
    }

    @Override
    public <T> Optional<T> tryAlone(Supplier<T> job) {
        try (Connection connection = address.unpooled(PATIENCE)) {
            return isFree(connection) ? Optional.of(job.get()) : Optional.empty();
        } catch (SQLException e) {
            throw DatabaseErrors.unavailable(e);
        }
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
