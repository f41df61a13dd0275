package com.cybervpn.application.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.in.LimitRequests.Outcome;
import com.cybervpn.application.operations.service.LimitRequestsService;
import com.cybervpn.application.operations.service.LimitRequestsService.Policy;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.InMemoryRateLimits;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.out.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LimitRequestsServiceTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final LimitRequestsService limit =
            new LimitRequestsService(new InMemoryRateLimits(clock), policy(true, false), clock);

    private static Policy policy(boolean enabled, boolean failOpen) {
        return new Policy(enabled, 2, WINDOW, failOpen);
    }

    @Test
    void refusesWhatExceedsTheAllowanceAndSaysForHowLong() {
        limit.admit("10.0.0.1", "/a");
        limit.admit("10.0.0.1", "/a");

        assertThat(limit.admit("10.0.0.1", "/a")).isEqualTo(new Outcome.Refused(WINDOW));
    }

    @Test
    void countsEachClientAndEachPathByItself() {
        limit.admit("10.0.0.1", "/a");
        limit.admit("10.0.0.1", "/a");

        assertThat(limit.admit("10.0.0.1", "/b")).isEqualTo(new Outcome.Admitted());
        assertThat(limit.admit("10.0.0.2", "/a")).isEqualTo(new Outcome.Admitted());
    }

    @Test
    void letsEverythingPassWhenSwitchedOff() {
        var off = new LimitRequestsService(new BrokenStore(), policy(false, false), clock);

        assertThat(off.admit("10.0.0.1", "/a")).isEqualTo(new Outcome.Admitted());
    }

    @Nested
    class WhenTheStoreIsDown {
        private final BrokenStore store = new BrokenStore();
        private final LimitRequestsService closed = new LimitRequestsService(store, policy(true, false), clock);

        @Test
        void refusesRatherThanGuesses() {
            assertThat(closed.admit("10.0.0.1", "/a")).isEqualTo(new Outcome.Unknown(Duration.ofSeconds(30)));
        }

        @Test
        void letsPassWhenSetToFailOpen() {
            var open = new LimitRequestsService(store, policy(true, true), clock);

            assertThat(open.admit("10.0.0.1", "/a")).isEqualTo(new Outcome.Admitted());
        }

        @Test
        void leavesTheStoreAloneForHalfAMinuteAfterThreeFailures() {
            for (int i = 0; i < 10; i++) closed.admit("10.0.0.1", "/a");
            assertThat(store.calls).isEqualTo(3);

            clock.advance(Duration.ofSeconds(30));
            closed.admit("10.0.0.1", "/a");
            closed.admit("10.0.0.1", "/a");
            assertThat(store.calls).isEqualTo(4);
        }

        @Test
        void countsAgainAsSoonAsTheStoreIsBack() {
            for (int i = 0; i < 3; i++) closed.admit("10.0.0.1", "/a");
            store.back = true;
            clock.advance(Duration.ofSeconds(30));

            assertThat(closed.admit("10.0.0.1", "/a")).isEqualTo(new Outcome.Admitted());
        }
    }

    private static final class BrokenStore implements RateLimits {
        private int calls;
        private boolean back;

        @Override
        public Optional<Duration> tryAcquire(String key, Limit limit) {
            calls++;
            if (back) return Optional.empty();
            throw new ApplicationFailure.Unavailable("rate limits", Duration.ofSeconds(30), null);
        }

        @Override
        public void reset(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
