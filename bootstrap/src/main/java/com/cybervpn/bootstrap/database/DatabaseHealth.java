package com.cybervpn.bootstrap.database;

import com.cybervpn.persistence.shared.Sql;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An instance that does not reach its database is not ready; it says so without naming the place. */
@Singleton
@Readiness
final class DatabaseHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);

    private final Sql sql;
    private final ExecutorService executor;

    DatabaseHealth(Sql sql, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.sql = sql;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(executor, this::check);
    }

    private HealthResult check() {
        HealthStatus status = HealthStatus.UP;
        try {
            sql.first("select 1", row -> row.getInt(1));
        } catch (RuntimeException e) {
            LOG.warn("Not ready: {}", e.getMessage());
            status = HealthStatus.DOWN;
        }
        return HealthResult.builder("database", status).build();
    }
}
