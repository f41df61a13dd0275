package com.cybervpn.bootstrap.database.embedded;

import java.nio.file.Path;
import java.util.Map;

/** An instance that does nothing but keep its database running, to be killed by a test. */
final class EmbeddedPostgresProcess {
    private EmbeddedPostgresProcess() {}

    /** Prints one line when the database is up, or why it is not. */
    public static void main(String[] args) throws InterruptedException {
        try {
            var address = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), Map.of())
                    .address();
            System.out.println(
                    "UP " + address.jdbcUrl() + " " + address.password().reveal());
        } catch (RuntimeException e) {
            System.out.println("DOWN " + e.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }
}
