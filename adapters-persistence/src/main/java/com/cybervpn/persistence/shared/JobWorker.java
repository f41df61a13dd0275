package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the stored jobs, on virtual threads, by db-scheduler: it takes due rows under a lease that it renews, so each job
 * runs on one instance at a time and outlives the one that dies. Stops before anything that jobs may need.
 */
@Singleton
final class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final String RECURRING = "recurring.";

    private final Scheduler scheduler;
    private final JobConfig config;

    JobWorker(
            DataSource dataSource,
            JobQueue queue,
            List<JobHandler> handlers,
            List<RecurringJob> recurringJobs,
            JobConfig config) {
        this.config = config;
        requireDifferentNames(handlers, recurringJobs);
        var tasks = new ArrayList<Task<?>>();
        handlers.forEach(handler -> tasks.add(task(handler, queue)));
        List<RecurringTask<Void>> recurring =
                recurringJobs.stream().map(JobWorker::task).toList();
        scheduler = Scheduler.create(DelegatingDataSource.unwrapDataSource(dataSource), tasks)
                .startTasks(recurring)
                .schedulerName(new SchedulerName.Fixed(ProcessHandle.current().pid() + "@" + UUID.randomUUID()))
                .threads(config.concurrency())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(config.pollInterval())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(config.missedHeartbeats())
                .shutdownMaxWait(config.shutdownWait())
                .failureLogging(LogLevel.WARN, true)
                .build();
        queue.whenDue(this::lookNow);
    }

    @EventListener
    void start(StartupEvent event) {
        if (config.enabled()) scheduler.start();
    }

    @EventListener
    void stop(ShutdownEvent event) {
        if (config.enabled()) scheduler.stop();
    }

    private void lookNow() {
        if (config.enabled()) scheduler.triggerCheckForDueExecutions();
    }

    private static Task<Void> task(JobHandler handler, JobQueue queue) {
        return Tasks.custom(handler.kind(), Void.class)
                .onFailure((failed, operations) -> {
                    int failures = failed.getExecution().consecutiveFailures + 1;
                    operations.reschedule(failed, failed.getTimeDone().plus(handler.retryAfter(failures)));
                })
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    handler.run(instance.getId());
                    return (done, operations) ->
                            queue.finish(handler.kind(), instance.getId(), done.getExecution().version);
                });
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(RECURRING + job.name(), FixedDelay.of(job.every()))
                .execute((instance, context) -> job.run());
    }

    /** Two under one name would share one row, and one of them would never run. */
    private static void requireDifferentNames(List<JobHandler> handlers, List<RecurringJob> recurringJobs) {
        var names = new HashSet<String>();
        handlers.forEach(handler -> requireNew(names, handler.kind()));
        recurringJobs.forEach(job -> requireNew(names, RECURRING + job.name()));
        LOG.debug("Jobs known: {}", names);
    }

    private static void requireNew(HashSet<String> names, String name) {
        if (!names.add(name)) throw new IllegalStateException("two jobs are named " + name);
    }
}
