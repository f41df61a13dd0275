package com.cybervpn.persistence.shared;

import com.cybervpn.domain.shared.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is, and as whom to sign in. Offered as a bean by whoever knows: the configuration, or the embedded
 * database.
 *
 * @param jdbcUrl {@code jdbc:postgresql://...}, without credentials
 */
public record DatabaseAddress(String jdbcUrl, String user, Secret password) {
    /** Connections past the pool, for work that may take longer than any statement of the pool may. */
    public DataSource unpooled() {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password.reveal());
        source.setApplicationName("cybervpn administration");
        source.setTcpKeepAlive(true);
        return source;
    }

    /** One such connection, on which no statement takes longer than that. */
    public Connection unpooled(Duration statementTimeout) throws SQLException {
        Connection connection = unpooled().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + statementTimeout.toMillis());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
