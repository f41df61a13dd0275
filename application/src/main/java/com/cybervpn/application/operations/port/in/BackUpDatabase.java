package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.BackupName;
import org.jspecify.annotations.Nullable;

/** Writes a copy of the database into a file that {@code psql} restores (T-DB-backup). */
public interface BackUpDatabase {
    Outcome backUp(Caller caller, Command command);

    /**
     * @param name null: one that tells the time
     * @param includeData without, the copy makes an empty installation
     */
    record Command(@Nullable BackupName name, boolean includeData, boolean compress) {}

    /** How it ends. */
    sealed interface Outcome {
        record BackedUp(Backup backup) implements Outcome {}

        record NameTaken() implements Outcome {}

        /** The reason is in the log. */
        record Failed() implements Outcome {}

        /** Another administrative job runs. */
        record Busy() implements Outcome {}
    }
}
