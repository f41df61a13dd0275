package com.cybervpn.application.operations.service;

import com.cybervpn.application.identity.port.in.KeepAdministrator;
import com.cybervpn.application.operations.port.in.ResetDatabase;
import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.Stage;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** {@link ResetDatabase}: in one transaction, so that the old rows or the new installation are there, and nothing between. */
public final class ResetDatabaseService implements ResetDatabase {
    private final AdministrativeDesk desk;
    private final SchemaHistory schema;
    private final Backups backups;
    private final KeepAdministrator administrator;
    private final Transactions transactions;
    private final Stage stage;

    public ResetDatabaseService(
            AdministrativeDesk desk,
            SchemaHistory schema,
            Backups backups,
            KeepAdministrator administrator,
            Transactions transactions,
            Stage stage) {
        this.desk = desk;
        this.schema = schema;
        this.backups = backups;
        this.administrator = administrator;
        this.transactions = transactions;
        this.stage = stage;
    }

    @Override
    public Outcome reset(Caller caller, Command command) {
        desk.admit(caller);
        if (!command.confirmation().equals(CONFIRMATION)) return new Outcome.NotConfirmed();
        if (!stage.isDisposable()) return new Outcome.NotHere(stage);
        return desk.alone(() -> safely(caller, command), Outcome.Busy::new);
    }

    private Outcome safely(Caller caller, Command command) {
        if (!command.backupFirst()) return wipe(caller, null);
        return switch (backups.write(Backups.Order.complete())) {
            case Backups.Outcome.Written(var backup) -> wipe(caller, backup);
            case Backups.Outcome.NameTaken _, Backups.Outcome.Failed _ -> new Outcome.BackupFailed();
        };
    }

    private Outcome wipe(Caller caller, @Nullable Backup backup) {
        transactions.run(() -> {
            administrator.through(schema::rebuild, caller.account());
            desk.record(
                    caller,
                    "database_reset",
                    Collections.singletonMap("backup", backup == null ? null : backup.file()));
        });
        return new Outcome.WasReset(backup);
    }
}
