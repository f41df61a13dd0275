package com.cybervpn.persistence.shared;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Plain statements where a repository does not fit. They take part in the open transaction, and commit at once without
 * one. Parameters are bound, never written into the text; an {@link Instant} becomes a {@code timestamptz}, a
 * {@code String[]}, {@code Long[]} or {@code UUID[]} an array.
 */
@Singleton
public final class Sql {
    /** Makes a value of the present row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** What is to be done with a connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    private final ConnectionOperations<Connection> connections;
    private final ConnectionDefinition definition;
    private final boolean replanned;

    @Inject
    Sql(ConnectionOperations<Connection> connections) {
        this(connections, ConnectionDefinition.DEFAULT, false);
    }

    private Sql(ConnectionOperations<Connection> connections, ConnectionDefinition definition, boolean replanned) {
        this.connections = connections;
        this.definition = definition;
        this.replanned = replanned;
    }

    /** The same outside of the open transaction: on a connection of its own, committed at once. */
    public Sql apart() {
        return new Sql(connections, ConnectionDefinition.REQUIRES_NEW, replanned);
    }

    /** The same for queries whose best plan depends on their values: each is planned for its own, and no plan is kept. */
    public Sql replanned() {
        return new Sql(connections, definition, true);
    }

    /** Changes rows and says how many. */
    public int update(String sql, @Nullable Object... parameters) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                if (replanned) statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                bind(statement, parameters);
                try (var rows = statement.executeQuery()) {
                    var found = new ArrayList<T>();
                    while (rows.next()) found.add(mapper.map(rows));
                    return found;
                }
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Whether statements of this thread now take part in a transaction. */
    boolean isInTransaction() {
        return connections.findConnectionStatus().isPresent();
    }

    /** Does {@code work} on the connection of the open transaction, or on one of its own. */
    public <T extends @Nullable Object> T with(Work<T> work) {
        try {
            return connections.execute(definition, status -> {
                try {
                    return work.on(status.getConnection());
                } catch (SQLException e) {
                    throw new DataAccessException("statement failed: " + e.getMessage(), e);
                }
            });
        } catch (RuntimeException e) {
            throw DatabaseErrors.translated(e);
        }
    }

    /** The instant in a {@code timestamptz} column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case String[] array ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", array));
                case Long[] array ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("int8", array));
                case UUID[] array ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", array));
                case null -> statement.setObject(i + 1, null);
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }
}
