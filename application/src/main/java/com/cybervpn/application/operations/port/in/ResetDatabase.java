package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.Stage;
import org.jspecify.annotations.Nullable;

/** Empties the database, all but for one administrator, where nothing in it matters (T-DB-reset). */
public interface ResetDatabase {
    /** What the caller must type. */
    String CONFIRMATION = "RESET_DATABASE";

    Outcome reset(Caller caller, Command command);

    record Command(String confirmation, boolean backupFirst) {}

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param backup null: it was not asked for
         */
        record WasReset(@Nullable Backup backup) implements Outcome {}

        record NotConfirmed() implements Outcome {}

        /** This installation's data is not disposable. */
        record NotHere(Stage stage) implements Outcome {}

        /** Nothing was changed. */
        record BackupFailed() implements Outcome {}

        /** Another administrative job runs. */
        record Busy() implements Outcome {}
    }
}
