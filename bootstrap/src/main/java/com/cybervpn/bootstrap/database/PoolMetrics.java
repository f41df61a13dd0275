package com.cybervpn.bootstrap.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Shows how much of the connection pool is in use: {@code hikaricp_connections_active} and its siblings. */
@Singleton
final class PoolMetrics {
    PoolMetrics(DataSource dataSource, MeterRegistry registry) {
        if (DelegatingDataSource.unwrapDataSource(dataSource) instanceof HikariDataSource pool) {
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        }
    }
}
