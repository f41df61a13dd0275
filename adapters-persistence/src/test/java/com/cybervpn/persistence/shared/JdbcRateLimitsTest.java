package com.cybervpn.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.RateLimitsContract;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.persistence.DatabaseTest;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
@Property(name = "database.lock-timeout", value = "200ms")
class JdbcRateLimitsTest implements RateLimitsContract {
    private final MovableClock clock = new MovableClock();

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Override
    public RateLimits limits() {
        return new JdbcRateLimits(sql, clock);
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Test
    void letsNoMoreThroughWhenManyTryAtOnce() throws InterruptedException {
        var allowed = new AtomicInteger();
        var limit = new RateLimits.Limit(10, Duration.ofMinutes(1));
        var threads = IntStream.range(0, 40)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    if (limits().tryAcquire("race", limit).isEmpty()) allowed.incrementAndGet();
                }))
                .toList();
        for (Thread thread : threads) thread.join();

        assertThat(allowed).hasValue(10);
    }

    @Test
    void countsATryThoughTheTransactionAroundItFails() {
        var once = new RateLimits.Limit(1, Duration.ofMinutes(1));

        assertThatThrownBy(() -> transactions.run(() -> {
                    limits().tryAcquire("failed use case", once);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(limits().tryAcquire("failed use case", once)).isPresent();
    }

    @Test
    void storesNoAddressAndForgetsWhatNoWindowSees() {
        limits().tryAcquire("magic-link:ann@example.org", THREE_A_MINUTE);
        clock.advance(Duration.ofSeconds(61));
        limits().tryAcquire("younger", THREE_A_MINUTE);
        assertThat(sql.list("select encode(key, 'escape') from rate_limits", row -> row.getString(1)))
                .noneMatch(key -> key.contains("ann"));
        int before = count();

        new RateLimitCleanup(sql, clock).run();

        assertThat(count()).isLessThan(before).isPositive();
    }

    @Test
    void saysSoWhenTheStoreDoesNotAnswerInTime() {
        limits().tryAcquire("slow", THREE_A_MINUTE);

        transactions.run(() -> {
            sql.update("update rate_limits set expires_at = expires_at"); // locks the row for all others
            assertThatThrownBy(() -> limits().tryAcquire("slow", THREE_A_MINUTE))
                    .isInstanceOf(ApplicationFailure.Unavailable.class);
        });
    }

    private int count() {
        return sql.first("select count(*) from rate_limits", row -> row.getInt(1))
                .orElseThrow();
    }
}
