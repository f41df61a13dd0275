package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.MigrateDatabase;
import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SchemaState.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link MigrateDatabase}. */
public final class MigrateDatabaseService implements MigrateDatabase {
    private final AdministrativeDesk desk;
    private final SchemaHistory schema;
    private final Backups backups;

    public MigrateDatabaseService(AdministrativeDesk desk, SchemaHistory schema, Backups backups) {
        this.desk = desk;
        this.schema = schema;
        this.backups = backups;
    }

    @Override
    public Outcome migrate(Caller caller, Command command) {
        desk.admit(caller);
        return desk.alone(
                () -> switch (schema.read().to(command.target())) {
                    case Way.Nowhere _ -> new Outcome.NoSuchRevision();
                    case Way.Back _ -> new Outcome.NoWayBack();
                    case Way.Forward(var steps) ->
                        command.dryRun() ? new Outcome.Planned(steps) : safely(caller, steps, command);
                },
                Outcome.Busy::new);
    }

    private Outcome safely(Caller caller, List<Revision> steps, Command command) {
        if (command.skipBackup()) return apply(caller, steps, null);
        return switch (backups.write(Backups.Order.complete())) {
            case Backups.Outcome.Written(var backup) -> apply(caller, steps, backup);
            case Backups.Outcome.NameTaken _, Backups.Outcome.Failed _ ->
                command.force() ? apply(caller, steps, null) : new Outcome.BackupFailed();
        };
    }

    private Outcome apply(Caller caller, List<Revision> steps, @Nullable Backup backup) {
        boolean done = schema.apply(steps);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("steps", steps.stream().map(Revision::id).toList());
        result.put("backup", backup == null ? null : backup.file());
        desk.record(caller, done ? "database_migrated" : "database_migration_failed", result);
        return done ? new Outcome.Migrated(steps, backup) : new Outcome.Failed(backup);
    }
}
