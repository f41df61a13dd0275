package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.operations.Stage;
import java.time.Duration;
import java.util.Map;

/** Fills the database with made-up rows (T-DB-seed): all that were asked for, or none. */
public interface SeedDatabase {
    int MOST = 10_000;

    Outcome seed(Caller caller, Command command);

    /**
     * @param count of each kind, 1 to {@link #MOST}
     * @param cleanFirst removes sample rows of the chosen kinds, and those that need them, before
     * @param upsert the rows are the first of a fixed series: those that are there already are left as they are
     */
    record Command(Type type, int count, boolean cleanFirst, boolean upsert) {}

    /** What to make up. */
    enum Type {
        ALL,
        USERS,
        SSH,
        COMMANDS,
        SESSIONS,
        SYNC
    }

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param created how many more rows of each kind there are, without what was removed before
         */
        record Seeded(Map<SampleKind, Integer> created, Duration took) implements Outcome {}

        /** No made-up rows in this installation. */
        record NotHere(Stage stage) implements Outcome {}

        /** Another administrative job runs. */
        record Busy() implements Outcome {}
    }
}
