package com.cybervpn.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.DatabaseTest;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@DatabaseTest
@Property(name = "database.pool-size", value = "3")
@Property(name = "database.connection-timeout", value = "300ms")
class DataSourcesTest {
    private static final DatabaseConfig CONFIG =
            new DatabaseConfig(3, Duration.ofMillis(300), Duration.ofSeconds(7), Duration.ofSeconds(2));

    @Inject
    Sql sql;

    @Inject
    DatabaseAddress address;

    @Test
    void boundsStatementsAndWaits() {
        assertThat(sql.first("show statement_timeout", row -> row.getString(1))).contains("30s");
        assertThat(sql.first("show lock_timeout", row -> row.getString(1))).contains("10s");
        assertThat(sql.first("show time zone", row -> row.getString(1))).contains("UTC");
    }

    @Test
    void saysThatTheDatabaseIsNotAvailableWhenAllConnectionsAreTaken() throws InterruptedException {
        var taken = new CountDownLatch(3);
        var release = new CountDownLatch(1);
        var holders = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            holders.add(Thread.ofVirtual().start(() -> sql.with(connection -> hold(taken, release))));
        }
        taken.await();

        assertThatThrownBy(() -> sql.first("select 1", row -> row.getInt(1)))
                .isInstanceOf(ApplicationFailure.Unavailable.class)
                .hasMessage("database is not available");

        release.countDown();
        for (Thread holder : holders) holder.join();
        assertThat(sql.first("select 1", row -> row.getInt(1))).contains(1);
    }

    @Test
    void stopsTheStartInOneLineWhereNoDatabaseAnswers() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/x", "ann", Secret.of("hunter2"));

        assertThatThrownBy(() -> new DataSources(nowhere, CONFIG, new ClosedLast()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void stopsTheStartInOneLineWhereTheDatabaseDoesNotExist() {
        var absent = new DatabaseAddress(
                address.jdbcUrl().replaceAll("/test_\\d+", "/absent"), address.user(), address.password());

        assertThatThrownBy(() -> new DataSources(absent, CONFIG, new ClosedLast()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"absent\" does not exist");
    }

    private static boolean hold(CountDownLatch taken, CountDownLatch release) {
        taken.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
