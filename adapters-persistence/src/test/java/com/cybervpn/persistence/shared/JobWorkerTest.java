package com.cybervpn.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.JobsContract;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.persistence.DatabaseTest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JobWorkerTest implements JobsContract {
    private static final Duration NEVER = Duration.ofHours(1);

    @Inject
    ApplicationContext context;

    @Inject
    DataSource dataSource;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    JobQueue queue;

    @BeforeEach
    void emptyQueue() {
        sql.update("truncate scheduled_tasks");
    }

    @Override
    public Jobs jobs() {
        return queue;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    public void work(JobHandler handler) {
        var worker = started(Duration.ofMillis(50), List.of(handler), List.of());
        until(() -> nothingDue(handler.kind()));
        stop(worker);
    }

    @Test
    void startsAJobAtOnceWhenItsTransactionCommitsAndNotBefore() {
        var recorder = new Recorder("at-once");
        var worker = started(NEVER, List.of(recorder), List.of());
        try {
            transactions.run(() -> {
                queue.enqueue("at-once", "a", now());
                assertThat(recorder.runs()).isEmpty();
            });

            until(() -> recorder.runs().size() == 1);
        } finally {
            stop(worker);
        }
    }

    @Test
    void takesOverTheJobOfAnInstanceThatDied() {
        sql.update("""
            insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values ('orphaned', 'a', now() - interval '1 hour', true, 'dead instance', now() - interval '1 hour', 2)\
            """);
        var recorder = new Recorder("orphaned");

        work(recorder);

        assertThat(recorder.runs()).containsExactly("a");
    }

    @Test
    void finishesWhatItBeganBeforeItStops() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var recorder = new Recorder("slow", _ -> {
            begun.countDown();
            await(goOn);
            ended.incrementAndGet();
        });
        queue.enqueue("slow", "a", now());
        var worker = started(Duration.ofMillis(50), List.of(recorder), List.of());
        await(begun);

        Thread stopping = Thread.ofVirtual().start(() -> stop(worker));
        goOn.countDown();
        join(stopping);

        assertThat(ended).hasValue(1);
        assertThat(nothingDue("slow")).isTrue();
    }

    @Test
    void twoInstancesShareTheJobsAndRunEachOnce() {
        var one = new Recorder("shared");
        var two = new Recorder("shared");
        var first = started(Duration.ofMillis(20), List.of(one), List.of());
        var second = started(Duration.ofMillis(20), List.of(two), List.of());
        try {
            for (int i = 0; i < 100; i++) queue.enqueue("shared", "job-" + i, now());

            until(() -> nothingDue("shared"));
        } finally {
            stop(first);
            stop(second);
        }
        assertThat(one.runs().size() + two.runs().size()).isEqualTo(100);
        assertThat(one.runs()).doesNotContainAnyElementsOf(two.runs());
    }

    @Test
    void recurringWorkIsDoneByOneInstanceAtATimeAgainAndAgain() {
        var atOnce = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var runs = new AtomicInteger();
        var job = new RecurringJob() {
            @Override
            public String name() {
                return "again-and-again";
            }

            @Override
            public Duration every() {
                return Duration.ofMillis(20);
            }

            @Override
            public void run() {
                if (atOnce.incrementAndGet() > 1) overlaps.incrementAndGet();
                runs.incrementAndGet();
                atOnce.decrementAndGet();
                if (runs.get() == 2) throw new IllegalStateException("a failure does not end it");
            }
        };
        var first = started(Duration.ofMillis(10), List.of(), List.of(job));
        var second = started(Duration.ofMillis(10), List.of(), List.of(job));
        try {
            until(() -> runs.get() >= 5);
        } finally {
            stop(first);
            stop(second);
        }
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void refusesTwoHandlersOfOneKind() {
        assertThatThrownBy(() -> worker(NEVER, List.of(new Recorder("same"), new Recorder("same")), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("same");
    }

    private JobWorker started(Duration poll, List<JobHandler> handlers, List<RecurringJob> recurring) {
        var worker = worker(poll, handlers, recurring);
        worker.start(new StartupEvent(context));
        return worker;
    }

    private JobWorker worker(Duration poll, List<JobHandler> handlers, List<RecurringJob> recurring) {
        var config = new JobConfig(true, 8, poll, Duration.ofMillis(200), 4, Duration.ofSeconds(10));
        return new JobWorker(dataSource, queue, handlers, recurring, config);
    }

    private void stop(JobWorker worker) {
        worker.stop(new ShutdownEvent(context));
    }

    private boolean nothingDue(String kind) {
        return sql.first(
                        "select count(*) = 0 from scheduled_tasks where task_name = ? and execution_time <= now()",
                        row -> row.getBoolean(1),
                        kind)
                .orElseThrow();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
