package com.cybervpn.persistence.shared;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.data.jdbc.config.DataJdbcConfiguration;
import io.micronaut.data.model.query.builder.sql.Dialect;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** Opens the pool of connections, on a database that has been brought up to date. */
@Factory
final class DataSources {
    private final HikariDataSource pool;

    DataSources(DatabaseAddress address, DatabaseConfig config, ClosedLast closedLast) {
        migrate(address);
        pool = closedLast.add(new HikariDataSource(settings(address, config)));
    }

    /** On connections of its own, since a migration may take longer than any statement of ours may. */
    private static void migrate(DatabaseAddress address) {
        try {
            Migrations.apply(address.unpooled());
        } catch (FlywayException e) {
            throw DatabaseErrors.refusal(e)
                    .map(reason -> new ConfigurationException("database.url (DATABASE_URL): " + reason))
                    .orElseThrow(() -> e);
        }
    }

    @Singleton
    @Named("default")
    DataSource dataSource() {
        return pool;
    }

    @Singleton
    @Named("default")
    DataJdbcConfiguration dialect() {
        var configuration = new DataJdbcConfiguration("default");
        configuration.setDialect(Dialect.POSTGRES);
        return configuration;
    }

    private static HikariConfig settings(DatabaseAddress address, DatabaseConfig config) {
        var settings = new HikariConfig();
        settings.setPoolName("database");
        settings.setJdbcUrl(address.jdbcUrl());
        settings.setUsername(address.user());
        settings.setPassword(address.password().reveal());
        settings.setMaximumPoolSize(config.poolSize());
        settings.setMinimumIdle(Math.min(2, config.poolSize()));
        settings.setConnectionTimeout(config.connectionTimeout().toMillis());
        settings.setMaxLifetime(TimeUnit.MINUTES.toMillis(30));
        settings.setConnectionInitSql("set statement_timeout = %d; set lock_timeout = %d; set time zone 'UTC'"
                .formatted(
                        config.statementTimeout().toMillis(),
                        config.lockTimeout().toMillis()));
        settings.addDataSourceProperty("ApplicationName", "cybervpn");
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        return settings;
    }
}
