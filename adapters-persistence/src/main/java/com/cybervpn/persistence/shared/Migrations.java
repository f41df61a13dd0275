package com.cybervpn.persistence.shared;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema that this version of the platform needs. */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing. Several instances may start at once: one migrates, the others wait. */
    public static void apply(DataSource dataSource) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                // Each context numbers within its own hundred, so a new migration may sort before applied ones.
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
