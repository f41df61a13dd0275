package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SchemaState;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.persistence.shared.Migrations;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link SchemaHistory} by Flyway. */
@Singleton
final class FlywaySchemaHistory implements SchemaHistory {
    private static final Logger LOG = LoggerFactory.getLogger(FlywaySchemaHistory.class);

    private final DatabaseAddress address;
    private final Sql sql;
    private final AdministrationConfig config;
    private final String[] locations;

    @Inject
    FlywaySchemaHistory(DatabaseAddress address, Sql sql, AdministrationConfig config) {
        this(address, sql, config, "classpath:db/migration");
    }

    FlywaySchemaHistory(DatabaseAddress address, Sql sql, AdministrationConfig config, String... locations) {
        this.address = address;
        this.sql = sql;
        this.config = config;
        this.locations = locations;
    }

    @Override
    public SchemaState read() {
        var info = flyway(address.unpooled()).load().info();
        var applied = Arrays.stream(info.applied())
                .filter(FlywaySchemaHistory::isVersioned)
                .sorted(Comparator.comparing(MigrationInfo::getInstalledRank))
                .map(FlywaySchemaHistory::revision)
                .toList();
        var pending = Arrays.stream(info.pending())
                .filter(FlywaySchemaHistory::isVersioned)
                .map(FlywaySchemaHistory::revision)
                .toList();
        return new SchemaState(applied, pending, highest(info.applied()), highest(info.all()));
    }

    @Override
    public boolean apply(List<Revision> steps) {
        if (steps.isEmpty()) return true;
        try {
            // The steps are the pending ones up to the last of them.
            flyway(address.unpooled())
                    .target(steps.getLast().id())
                    .group(true)
                    .initSql("set statement_timeout = " + config.timeout().toMillis())
                    .load()
                    .migrate();
            return true;
        } catch (FlywayException e) {
            LOG.error("The schema could not be brought to {}", steps.getLast().id(), e);
            return false;
        }
    }

    @Override
    public void rebuild() {
        // What recurs is known to the running scheduler: it would not plan it again before its next start.
        sql.update("create temporary table kept on commit drop as"
                + " select * from scheduled_tasks where task_name like 'recurring.%'");
        sql.with(connection -> {
            var flyway = flyway(BorrowedConnection.of(connection))
                    .cleanDisabled(false)
                    .load();
            flyway.clean();
            flyway.migrate();
            return true;
        });
        sql.update("insert into scheduled_tasks select * from kept");
    }

    private FluentConfiguration flyway(DataSource source) {
        return Migrations.of(source).locations(locations);
    }

    private static boolean isVersioned(MigrationInfo migration) {
        return migration.getVersion() != null;
    }

    private static @Nullable Revision highest(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .filter(FlywaySchemaHistory::isVersioned)
                .max(Comparator.comparing(MigrationInfo::getVersion))
                .map(FlywaySchemaHistory::revision)
                .orElse(null);
    }

    private static Revision revision(MigrationInfo migration) {
        return new Revision(
                Objects.requireNonNull(migration.getVersion()).getVersion(),
                migration.getDescription(),
                migration.getInstalledOn() == null
                        ? null
                        : migration.getInstalledOn().toInstant());
    }
}
