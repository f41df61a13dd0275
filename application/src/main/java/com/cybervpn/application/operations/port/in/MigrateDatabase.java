package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SchemaTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the schema further, after a backup (T-DB-migrate). */
public interface MigrateDatabase {
    Outcome migrate(Caller caller, Command command);

    /**
     * @param dryRun only say what would be done
     * @param force go on although the backup failed
     */
    record Command(SchemaTarget target, boolean dryRun, boolean skipBackup, boolean force) {}

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param applied none: it was there already
         * @param backup null: it was not asked for, or failed and was not insisted on
         */
        record Migrated(List<Revision> applied, @Nullable Backup backup) implements Outcome {}

        /** What would be applied. */
        record Planned(List<Revision> steps) implements Outcome {}

        record NoSuchRevision() implements Outcome {}

        /** Applied steps cannot be undone. */
        record NoWayBack() implements Outcome {}

        /** Nothing was changed. */
        record BackupFailed() implements Outcome {}

        /** The schema is as it was; the reason is in the log. */
        record Failed(@Nullable Backup backup) implements Outcome {}

        /** Another administrative job runs. */
        record Busy() implements Outcome {}
    }
}
