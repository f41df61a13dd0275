package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.RateLimits.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimits} must do. Each test uses keys of its own. */
public interface RateLimitsContract {
    Limit THREE_A_MINUTE = new Limit(3, Duration.ofMinutes(1));

    RateLimits limits();

    MovableClock clock();

    @Test
    default void allowsAsManyTriesAsTheLimitHas() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits().tryAcquire("allows", THREE_A_MINUTE)).isEmpty();
        }
        assertThat(limits().tryAcquire("allows", THREE_A_MINUTE)).contains(Duration.ofMinutes(1));
    }

    @Test
    default void allowsOneTryAtATimeAsTheWindowSlides() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits().tryAcquire("slides", THREE_A_MINUTE)).isEmpty();
            clock().advance(Duration.ofSeconds(20));
        }
        // 0, 20 and 40 s are in the past; now it is 60 s, so the first has just left.
        assertThat(limits().tryAcquire("slides", THREE_A_MINUTE)).isEmpty();
        clock().advance(Duration.ofSeconds(19));
        assertThat(limits().tryAcquire("slides", THREE_A_MINUTE)).isPresent();
    }

    @Test
    default void countsRejectedTriesAsWell() {
        for (int i = 0; i < 3; i++) limits().tryAcquire("rejected", THREE_A_MINUTE);
        clock().advance(Duration.ofSeconds(50));

        // The window then holds the last three tries, this rejected one and two of before.
        assertThat(limits().tryAcquire("rejected", THREE_A_MINUTE)).contains(Duration.ofSeconds(10));
        clock().advance(Duration.ofSeconds(10));
        assertThat(limits().tryAcquire("rejected", THREE_A_MINUTE)).isEmpty();
        assertThat(limits().tryAcquire("rejected", THREE_A_MINUTE)).isEmpty();
        assertThat(limits().tryAcquire("rejected", THREE_A_MINUTE))
                .as("without the rejected try of 10 s ago there would be room")
                .contains(Duration.ofMinutes(1));
    }

    @Test
    default void lettingSomeoneInAgainTakesAWindowOfPatience() {
        for (int i = 0; i < 10; i++) limits().tryAcquire("patience", THREE_A_MINUTE);

        clock().advance(Duration.ofSeconds(59));
        assertThat(limits().tryAcquire("patience", THREE_A_MINUTE)).isPresent();
        clock().advance(Duration.ofSeconds(60));
        assertThat(limits().tryAcquire("patience", THREE_A_MINUTE)).isEmpty();
    }

    @Test
    default void countsEachKeyByItself() {
        for (int i = 0; i < 4; i++) limits().tryAcquire("one", THREE_A_MINUTE);

        assertThat(limits().tryAcquire("two", THREE_A_MINUTE)).isEmpty();
    }

    @Test
    default void forgetsWhenTold() {
        for (int i = 0; i < 4; i++) limits().tryAcquire("reset", THREE_A_MINUTE);

        limits().reset("reset");
        limits().reset("never seen");

        assertThat(limits().tryAcquire("reset", THREE_A_MINUTE)).isEmpty();
    }

    @Test
    default void worksForASingleTry() {
        var once = new Limit(1, Duration.ofSeconds(10));

        assertThat(limits().tryAcquire("once", once)).isEmpty();
        assertThat(limits().tryAcquire("once", once)).contains(Duration.ofSeconds(10));
        clock().advance(Duration.ofSeconds(10));
        assertThat(limits().tryAcquire("once", once)).isEmpty();
    }
}
