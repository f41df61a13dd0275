package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.BackUpDatabase;
import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.application.shared.Caller;
import java.util.Map;

/** {@link BackUpDatabase}. */
public final class BackUpDatabaseService implements BackUpDatabase {
    private final AdministrativeDesk desk;
    private final Backups backups;

    public BackUpDatabaseService(AdministrativeDesk desk, Backups backups) {
        this.desk = desk;
        this.backups = backups;
    }

    @Override
    public Outcome backUp(Caller caller, Command command) {
        desk.admit(caller);
        return desk.alone(() -> write(caller, command), Outcome.Busy::new);
    }

    private Outcome write(Caller caller, Command command) {
        var order = new Backups.Order(command.name(), command.includeData(), command.compress());
        return switch (backups.write(order)) {
            case Backups.Outcome.Written(var backup) -> {
                desk.record(
                        caller,
                        "database_backed_up",
                        Map.of("file", backup.file(), "include_data", command.includeData()));
                yield new Outcome.BackedUp(backup);
            }
            case Backups.Outcome.NameTaken _ -> new Outcome.NameTaken();
            case Backups.Outcome.Failed _ -> {
                desk.record(caller, "database_backup_failed", Map.of());
                yield new Outcome.Failed();
            }
        };
    }
}
