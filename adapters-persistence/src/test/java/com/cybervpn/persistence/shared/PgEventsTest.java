package com.cybervpn.persistence.shared;

import static com.cybervpn.application.shared.EventsContract.event;
import static com.cybervpn.application.shared.EventsContract.next;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.EventsContract;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PgEventsTest implements EventsContract {
    @Inject
    Events events;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @Override
    public Events events() {
        return events;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Test
    void carriesEventsThatAreTooLargeForANotification() {
        var heard = new LinkedBlockingQueue<Event>();
        var large = new Event("logs", "line", null, Map.of("text", "ü".repeat(50_000)), MovableClock.START);

        try (var _ = events.subscribe(heard::add)) {
            transactions.run(() -> {
                events.publish(large);
                events.publish(event("small"));
            });

            assertThat(next(heard)).isEqualTo(large);
            assertThat(next(heard).type()).isEqualTo("small");
        }
    }

    @Test
    void hearsAgainAfterItsConnectionBroke() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event>();

        try (var _ = events.subscribe(heard::add)) {
            sql.list("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'cybervpn events' and datname = current_database()\
                """, row -> row.getBoolean(1));
            // Events of the time in between may be lost; what counts is that they come again.
            Event first = null;
            for (int i = 0; first == null && i < 200; i++) {
                events.publish(event("again"));
                first = heard.poll(100, TimeUnit.MILLISECONDS);
            }

            assertThat(first).isEqualTo(event("again"));
        }
    }

    @Test
    void aSlowOrFailingListenerDelaysNobodyElse() {
        var stuck = new CountDownLatch(1);
        var heard = new LinkedBlockingQueue<Event>();

        try (var _ = events.subscribe(_ -> {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                var _ = events.subscribe(_ -> {
                    throw new IllegalStateException("a listener's own fault");
                });
                var _ = events.subscribe(heard::add)) {
            for (int i = 0; i < 3; i++) events.publish(event("e" + i));

            assertThat(next(heard).type()).isEqualTo("e0");
            assertThat(next(heard).type()).isEqualTo("e1");
            assertThat(next(heard).type()).isEqualTo("e2");
        }
    }
}
