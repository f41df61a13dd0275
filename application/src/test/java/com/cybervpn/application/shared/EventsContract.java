package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.shared.AccountId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Events} must do. */
public interface EventsContract {
    Events events();

    /** The transactions that {@link #events()} takes part in. */
    Transactions transactions();

    static Event event(String type) {
        return new Event("payments", type, null, Map.of(), MovableClock.START);
    }

    /** The next event that {@code heard} gets; fails after a while. */
    static Event next(BlockingQueue<Event> heard) {
        try {
            Event event = heard.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event within 20 s").isNotNull();
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void deliversAnEventAsItWas() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("text", "grüße \"quoted\" @1");
        data.put("none", null);
        data.put("count", 3);
        data.put("large", 107374182400L);
        data.put("yes", true);
        data.put("list", Arrays.asList(1, "two", null));
        data.put("inner", Map.of("a", List.of()));
        var event = new Event(
                "payments",
                "payment_completed",
                new AccountId(new UUID(1, 2)),
                data,
                MovableClock.START.plusNanos(123000));
        var heard = new LinkedBlockingQueue<Event>();

        try (var _ = events().subscribe(heard::add)) {
            events().publish(event);

            assertThat(next(heard)).isEqualTo(event);
        }
    }

    @Test
    default void tellsEachListener() {
        var one = new LinkedBlockingQueue<Event>();
        var two = new LinkedBlockingQueue<Event>();

        try (var _ = events().subscribe(one::add);
                var _ = events().subscribe(two::add)) {
            events().publish(event("first"));

            assertThat(next(one).type()).isEqualTo("first");
            assertThat(next(two).type()).isEqualTo("first");
        }
    }

    @Test
    default void waitsForTheCommitAndKeepsTheOrder() {
        var heard = new LinkedBlockingQueue<Event>();

        try (var _ = events().subscribe(heard::add)) {
            transactions().run(() -> {
                events().publish(event("inside-1"));
                events().publish(event("inside-2"));
                assertThat(heard).isEmpty();
            });
            events().publish(event("after"));

            assertThat(List.of(next(heard), next(heard), next(heard)))
                    .extracting(Event::type)
                    .containsExactly("inside-1", "inside-2", "after");
        }
    }

    @Test
    default void forgetsEventsOfATransactionThatFailed() {
        var heard = new LinkedBlockingQueue<Event>();

        try (var _ = events().subscribe(heard::add)) {
            assertThatThrownBy(() -> transactions().run(() -> {
                        events().publish(event("never"));
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            events().publish(event("next"));

            assertThat(next(heard).type()).isEqualTo("next");
        }
    }

    @Test
    default void tellsNothingToAListenerThatIsClosed() {
        var closed = new LinkedBlockingQueue<Event>();
        var heard = new LinkedBlockingQueue<Event>();

        events().subscribe(closed::add).close();
        try (var _ = events().subscribe(heard::add)) {
            events().publish(event("after-close"));

            assertThat(next(heard).type()).isEqualTo("after-close");
            assertThat(closed).isEmpty();
        }
    }
}
