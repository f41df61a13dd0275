package com.cybervpn.persistence;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.persistence.shared.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for the whole test run; each call gives a new, migrated database on it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with the whole schema and no rows. */
    public static DatabaseAddress create() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template migrated");
        return address(name);
    }

    /** A new database without any schema. */
    public static DatabaseAddress empty() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name);
        return address(name);
    }

    private static DatabaseAddress address(String name) {
        return new DatabaseAddress(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", Secret.of(""));
    }

    private static void execute(String sql) {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started by the first test that needs it, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        static {
            try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database migrated");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            Migrations.apply(POSTGRES.getDatabase("postgres", "migrated"));
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
