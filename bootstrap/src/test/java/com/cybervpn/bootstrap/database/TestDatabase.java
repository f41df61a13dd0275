package com.cybervpn.bootstrap.database;

import com.cybervpn.bootstrap.database.embedded.EmbeddedPostgres;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.persistence.shared.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for the whole test run; each call gives a new, migrated database on it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    /** Unpacked once and kept from one run to the next. */
    public static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    private TestDatabase() {}

    /** The settings that make the platform use a new database with the whole schema and no rows. */
    public static Map<String, Object> create() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template migrated");
        DatabaseAddress server = Server.POSTGRES.address();
        return Map.of(
                "database.url", urlOf(name),
                "database.user", server.user(),
                "database.password", server.password().reveal());
    }

    private static String urlOf(String database) {
        return Server.POSTGRES.address().jdbcUrl().replaceAll("/postgres$", "/" + database);
    }

    private static void execute(String sql) {
        try (var connection = connection(Server.POSTGRES.address());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static Connection connection(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(), address.user(), address.password().reveal());
    }

    /** Started by the first test that needs it, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = Files.createTempDirectory("cybervpn-test-");
                var postgres = EmbeddedPostgres.start(
                        directory.resolve("postgres"),
                        BINARIES,
                        Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "300"));
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                try (var connection = connection(postgres.address());
                        var statement = connection.createStatement()) {
                    statement.execute("create database migrated");
                }
                var template = new PGSimpleDataSource();
                template.setUrl(postgres.address().jdbcUrl().replaceAll("/postgres$", "/migrated"));
                template.setUser(postgres.address().user());
                template.setPassword(postgres.address().password().reveal());
                Migrations.apply(template);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
