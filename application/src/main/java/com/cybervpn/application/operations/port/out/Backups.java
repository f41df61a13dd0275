package com.cybervpn.application.operations.port.out;

import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.BackupName;
import org.jspecify.annotations.Nullable;

/** Copies of the store in files, each of one instant. Writing one blocks until it is complete. */
public interface Backups {
    Outcome write(Order order);

    /**
     * @param name null: one that tells the time
     * @param includeData without, the copy makes an empty installation
     */
    record Order(@Nullable BackupName name, boolean includeData, boolean compress) {
        /** What is written before something dangerous is done. */
        public static Order complete() {
            return new Order(null, true, true);
        }
    }

    /** How it ends. */
    sealed interface Outcome {
        record Written(Backup backup) implements Outcome {}

        record NameTaken() implements Outcome {}

        /** Nothing is left of it; the reason is in the log. */
        record Failed() implements Outcome {}
    }
}
