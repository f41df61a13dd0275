package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.out.Jobs;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;

/** Stores jobs where {@link JobWorker} finds them. */
@Singleton
final class JobQueue implements Jobs {
    private final Sql sql;
    private final TransactionOperations<Connection> transactions;
    private final InstantSource clock;
    private volatile Runnable onDue = () -> {};

    JobQueue(Sql sql, TransactionOperations<Connection> transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What to do, beside waiting for the next poll, once a job is stored that is due. */
    void whenDue(Runnable action) {
        onDue = action;
    }

    @Override
    public void enqueue(String kind, String id, Instant dueAt) {
        // A job that runs right now may have read what it works on before the change that this call is about.
        sql.update("""
            insert into scheduled_tasks as known (task_name, task_instance, execution_time, picked, version)
            values (?, ?, ?, false, 1)
            on conflict (task_name, task_instance) do update
            set rerun_at = least(known.rerun_at, excluded.execution_time)
            where known.picked\
            """, kind, id, dueAt);
        if (!dueAt.isAfter(clock.instant())) afterCommit(onDue);
    }

    /**
     * Ends a run that went well: the job is gone, or waits once more when it was asked for meanwhile.
     *
     * @param version of the row as it was taken; any other means that another instance took over
     */
    void finish(String kind, String id, long version) {
        if (rerun(kind, id, version)) return;
        int removed = sql.update(
                "delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ? and rerun_at is"
                        + " null",
                kind,
                id,
                version);
        if (removed == 0) rerun(kind, id, version); // asked for between the two statements
    }

    private boolean rerun(String kind, String id, long version) {
        boolean again = sql.update("""
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, execution_time = rerun_at,
                rerun_at = null, consecutive_failures = 0, version = version + 1
            where task_name = ? and task_instance = ? and version = ? and rerun_at is not null\
            """, kind, id, version) > 0;
        if (again) onDue.run();
        return again;
    }

    private void afterCommit(Runnable action) {
        var open = transactions.findTransactionStatus();
        if (open.isEmpty()) {
            action.run();
            return;
        }
        open.get().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
