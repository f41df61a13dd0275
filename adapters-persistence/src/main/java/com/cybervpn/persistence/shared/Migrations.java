package com.cybervpn.persistence.shared;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the schema that this version of the platform needs. */
public final class Migrations {
    /** Where Flyway writes down what it applied. */
    public static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /** Applies what is missing. Several instances may start at once: one migrates, the others wait. */
    public static void apply(DataSource dataSource) {
        of(dataSource).load().migrate();
    }

    /** How our migrations are applied, whoever does it. */
    public static FluentConfiguration of(DataSource dataSource) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .table(HISTORY)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                // Each context numbers within its own hundred, so a new migration may sort before applied ones.
                .outOfOrder(true);
    }
}
