package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CacheTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryEvents events = new InMemoryEvents();
    private final AtomicInteger fetches = new AtomicInteger();
    private final Cache<String, Integer> cache = cache(events);
    private final Cache<String, Integer> elsewhere = cache(events);

    private Cache<String, Integer> cache(Events told) {
        return new Cache<>("numbers", Duration.ofSeconds(30), key -> key, clock, told);
    }

    private int read(Cache<String, Integer> from) {
        return from.get("a", fetches::incrementAndGet);
    }

    @Test
    void keepsAValueForItsLifetime() {
        assertThat(read(cache)).isEqualTo(1);
        assertThat(read(cache)).isEqualTo(1);

        clock.advance(Duration.ofSeconds(30));

        assertThat(read(cache)).isEqualTo(2);
    }

    @Test
    void keepsNoFailure() {
        assertThatThrownBy(() -> cache.get("a", () -> {
                    throw new ApplicationFailure.UpstreamFailed("remnawave", null);
                }))
                .isInstanceOf(ApplicationFailure.UpstreamFailed.class);

        assertThat(read(cache)).isEqualTo(1);
    }

    @Test
    void keepsOnlyWhatIsWorthIt() {
        cache.get("a", fetches::incrementAndGet, _ -> false);

        assertThat(read(cache)).isEqualTo(2);
    }

    @Test
    void forgetsOnEveryInstance() {
        read(cache);
        read(elsewhere);

        cache.drop("a");

        assertThat(read(cache)).isEqualTo(3);
        assertThat(read(elsewhere)).isEqualTo(4);
    }

    @Test
    void forgetsHereBeforeTheNewsHasTravelled() {
        List<Events.Event> underWay = new ArrayList<>();
        Cache<String, Integer> own = cache(new Events() {
            @Override
            public void publish(Event event) {
                underWay.add(event);
            }

            @Override
            public Subscription subscribe(Consumer<Event> listener) {
                return () -> {};
            }
        });
        read(own);

        own.dropAll();

        assertThat(underWay).hasSize(1);
        assertThat(read(own)).isEqualTo(2);
    }

    @Test
    void doesNotKeepWhatWasFetchedWhileItWasDropped() {
        cache.get("a", () -> {
            cache.drop("a");
            return fetches.incrementAndGet();
        });

        assertThat(read(cache)).isEqualTo(2);
    }
}
