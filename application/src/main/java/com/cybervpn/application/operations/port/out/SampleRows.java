package com.cybervpn.application.operations.port.out;

import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows of one kind that are made up for trying things out. They belong to sample accounts, and to nobody else. */
public interface SampleRows {
    SampleKind kind();

    /**
     * Adds rows, in the caller's transaction.
     *
     * @return how many more there are now
     */
    int add(Batch batch);

    /**
     * Removes rows of these accounts that were made before an instant, in the caller's transaction.
     *
     * @return how many fewer there are now
     */
    int remove(List<AccountId> owners, Instant before);

    /** Removes whatever else is kept with such rows for accounts that go away, in the caller's transaction. */
    default void forget(List<AccountId> leaving) {}

    /**
     * @param owners the rows are dealt to them in turn; at least one
     * @param repeatable the rows are the first {@code count} of a fixed series: those that are there already are left as
     *     they are and not counted. Else all of them are new
     * @param span the time before {@code now} that the rows are spread over
     */
    record Batch(List<AccountId> owners, int count, boolean repeatable, Instant now, Duration span) {
        public Batch {
            owners = List.copyOf(owners);
        }
    }
}
