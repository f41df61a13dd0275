package com.cybervpn.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.EventsContract;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.persistence.shared.Sql;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances that share nothing but a database behave as one. */
class TwoInstancesTest {
    private static ApplicationContext one;
    private static ApplicationContext two;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = Map.of(
                "test.database",
                TestDatabase.create().jdbcUrl(),
                "test.two-instances",
                true,
                "jobs.enabled",
                true,
                "jobs.poll-interval",
                "50ms");
        one = ApplicationContext.run(settings);
        two = ApplicationContext.run(settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    /** Remembers what it was given to do on its instance. */
    @Singleton
    @Requires(property = "test.two-instances")
    static final class Handler implements JobHandler {
        final List<String> done = new CopyOnWriteArrayList<>();

        @Override
        public String kind() {
            return "two-instances";
        }

        @Override
        public void run(String id) {
            done.add(id);
        }
    }

    @Test
    void eachHearsWhatTheOtherTells() {
        var heardByOne = new LinkedBlockingQueue<Event>();
        var heardByTwo = new LinkedBlockingQueue<Event>();
        try (var _ = one.getBean(Events.class).subscribe(heardByOne::add);
                var _ = two.getBean(Events.class).subscribe(heardByTwo::add)) {
            one.getBean(Transactions.class)
                    .run(() -> one.getBean(Events.class).publish(EventsContract.event("from-one")));
            assertThat(EventsContract.next(heardByTwo).type()).isEqualTo("from-one");
            assertThat(EventsContract.next(heardByOne).type()).isEqualTo("from-one");

            two.getBean(Events.class).publish(EventsContract.event("from-two"));
            assertThat(EventsContract.next(heardByOne).type()).isEqualTo("from-two");
            assertThat(EventsContract.next(heardByTwo).type()).isEqualTo("from-two");
        }
    }

    @Test
    void eachJobIsDoneOnceByOneOfThem() {
        var clock = InstantSource.system();
        var ids = IntStream.range(0, 200).mapToObj(i -> "job-" + i).toList();
        for (String id : ids) {
            Jobs jobs = (id.hashCode() % 2 == 0 ? one : two).getBean(Jobs.class);
            jobs.enqueue("two-instances", id, clock.instant());
        }

        var doneByOne = one.getBean(Handler.class).done;
        var doneByTwo = two.getBean(Handler.class).done;
        until(() -> one.getBean(Sql.class)
                .list("select 1 from scheduled_tasks where task_name = 'two-instances'", row -> row.getInt(1))
                .isEmpty());
        assertThat(doneByOne).doesNotContainAnyElementsOf(doneByTwo);
        assertThat(Stream.concat(doneByOne.stream(), doneByTwo.stream())).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void theyCountTriesTogether() {
        var limit = new RateLimits.Limit(4, Duration.ofHours(1));
        for (int i = 0; i < 2; i++) {
            assertThat(one.getBean(RateLimits.class).tryAcquire("shared", limit))
                    .isEmpty();
            assertThat(two.getBean(RateLimits.class).tryAcquire("shared", limit))
                    .isEmpty();
        }

        assertThat(one.getBean(RateLimits.class).tryAcquire("shared", limit)).isPresent();
        assertThat(two.getBean(RateLimits.class).tryAcquire("shared", limit)).isPresent();
    }

    @Test
    void theyWriteOneAuditTrail() throws InterruptedException {
        var writers = List.of(one, two).stream()
                .map(instance -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 20; i++) {
                        instance.getBean(AuditTrail.class)
                                .record(new AuditTrail.Entry(
                                        null, "user_created", "user", null, null, Map.of(), Origin.SYSTEM));
                    }
                }))
                .toList();
        for (Thread writer : writers) writer.join();

        assertThat(two.getBean(AuditEntries.class).verify()).isEqualTo(new AuditChainState.Intact(40));
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
