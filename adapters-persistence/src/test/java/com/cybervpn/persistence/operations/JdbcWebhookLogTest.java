package com.cybervpn.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.WebhookDelivery;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcWebhookLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    WebhookLog log;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @BeforeEach
    void noRows() {
        sql.update("truncate webhook_log");
    }

    private static WebhookDelivery delivery(Instant at) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("event", "user.expired");
        payload.put("data", null);
        payload.put("numbers", List.of(1, 2.5));
        return new WebhookDelivery(UUID.randomUUID(), "remnawave", "user.expired", payload, "ab", true, null, null, at);
    }

    @Test
    void keepsADeliveryWithItsPayload() {
        WebhookDelivery delivery = delivery(NOW);

        assertThat(log.claim(delivery.processed(NOW.plusSeconds(1)), "one")).isTrue();

        WebhookDelivery kept = log.newestFirst(0, 10).getFirst();
        assertThat(kept.payload()).isEqualTo(delivery.payload());
        assertThat(kept.processedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(kept.eventType()).isEqualTo("user.expired");
    }

    @Test
    void letsOneOf32ParallelDuplicatesThrough() throws Exception {
        AtomicInteger effects = new AtomicInteger();
        List<Callable<Boolean>> duplicates = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            duplicates.add(() -> transactions.inTransaction(() -> {
                boolean claimed = log.claim(delivery(NOW), "same");
                if (claimed) effects.incrementAndGet();
                return claimed;
            }));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> duplicate : threads.invokeAll(duplicates)) duplicate.get();
        }

        assertThat(effects).hasValue(1);
        assertThat(log.newestFirst(0, 100)).hasSize(1);
    }

    @Test
    void givesAnEventFreeWhoseTransactionFails() {
        try {
            transactions.run(() -> {
                log.claim(delivery(NOW), "same");
                throw new IllegalStateException("crash");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("crash");
        }

        assertThat(log.claim(delivery(NOW), "same")).isTrue();
    }

    @Test
    void bringsDeferredDeliveriesBackWhenTheyAreDue() {
        WebhookDelivery delivery = delivery(NOW);
        log.deferred(delivery, "later", NOW.plusSeconds(30));
        assertThat(log.nextDue(NOW)).isEmpty();

        WebhookLog.Pending due = log.nextDue(NOW.plusSeconds(30)).orElseThrow();
        assertThat(due.failures()).isEqualTo(1);
        assertThat(transactions.inTransaction(() -> log.lockUnprocessed(delivery.id())))
                .isTrue();

        log.failed(delivery.id(), "Again", Optional.of(NOW.plusSeconds(90)));
        assertThat(log.nextDue(NOW.plusSeconds(30))).isEmpty();
        log.processed(delivery.id(), NOW.plusSeconds(100));
        assertThat(log.nextDue(NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(transactions.inTransaction(() -> log.lockUnprocessed(delivery.id())))
                .isFalse();
    }

    @Test
    void boundsTheRejectedAndForgetsTheOld() {
        WebhookDelivery valid = delivery(NOW.minusSeconds(100));
        log.claim(valid, "valid");
        for (int i = 0; i < 8; i++) log.rejected(delivery(NOW.plusSeconds(i)), 5);

        assertThat(log.newestFirst(0, 100)).hasSize(6);
        assertThat(log.newestFirst(0, 1).getFirst().createdAt()).isEqualTo(NOW.plusSeconds(7));

        assertThat(log.forgetBefore(NOW)).isEqualTo(1);
        assertThat(log.newestFirst(0, 100)).hasSize(5);
    }
}
