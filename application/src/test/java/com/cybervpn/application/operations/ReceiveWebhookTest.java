package com.cybervpn.application.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.operations.port.in.ReceiveWebhook;
import com.cybervpn.application.operations.port.in.ReceiveWebhook.Command;
import com.cybervpn.application.operations.port.in.ReceiveWebhook.Outcome;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.operations.port.in.WebhookPayloads;
import com.cybervpn.application.operations.service.ReceiveWebhookService;
import com.cybervpn.application.operations.service.RedriveWebhooks;
import com.cybervpn.application.operations.service.WebhookTerms;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.domain.operations.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiveWebhookTest {
    private static final WebhookTerms TERMS = new WebhookTerms(Duration.ofDays(30), Duration.ofMinutes(5), 3, 4);

    private final MovableClock clock = new MovableClock();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryWebhookLog log = new InMemoryWebhookLog().enlistIn(transactions);
    private final Shop shop = new Shop();
    private final ReceiveWebhook inbox = new ReceiveWebhookService(
            List.of(shop),
            log,
            (hex, _, key) -> hex.equals(new String(key, StandardCharsets.UTF_8)),
            TERMS,
            transactions,
            new SequentialIds(),
            clock);
    private final RedriveWebhooks redrive = new RedriveWebhooks(List.of(shop), log, TERMS, transactions, clock);

    /** A sender whose signature is its key, and whose effect is a list of names. */
    private static final class Shop implements WebhookHandler {
        final List<String> effects = new ArrayList<>();

        @Nullable
        RuntimeException failure;

        @Override
        public String source() {
            return "shop";
        }

        @Override
        public Optional<byte[]> key() {
            return Optional.of("key".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public @Nullable String eventType(Map<String, @Nullable Object> payload) {
            return (String) payload.get("event");
        }

        @Override
        public String identity(Map<String, @Nullable Object> payload) {
            return String.valueOf(payload.get("id"));
        }

        @Override
        public Optional<Instant> sentAt(Map<String, @Nullable Object> payload) {
            return Optional.ofNullable((String) payload.get("at")).map(Instant::parse);
        }

        @Override
        public Effect handle(Map<String, @Nullable Object> payload) {
            RuntimeException present = failure;
            if (present != null) throw present;
            effects.add(identity(payload));
            return Effect.PROCESSED;
        }
    }

    private Outcome receive(@Nullable String signature, Map<String, ? extends @Nullable Object> payload) {
        return inbox.receive(new Command("shop", new byte[10], new HashMap<>(payload), signature));
    }

    private WebhookDelivery newest() {
        return log.newestFirst(0, 1).getFirst();
    }

    @Test
    void takesEffectOnceHoweverOftenItComes() {
        var event = Map.of("id", "1", "event", "sold");

        assertThat(receive("key", event)).isEqualTo(new Outcome.Handled(WebhookHandler.Effect.PROCESSED));
        assertThat(receive("key", event)).isEqualTo(new Outcome.Handled(WebhookHandler.Effect.ALREADY_PROCESSED));

        assertThat(shop.effects).containsExactly("1");
        assertThat(newest().eventType()).isEqualTo("sold");
        assertThat(newest().processedAt()).isEqualTo(clock.instant());
    }

    @Test
    void doesNothingWithoutTheSendersSignatureButKeepsARow() {
        assertThat(receive("forged", Map.of("id", "1"))).isEqualTo(new Outcome.InvalidSignature());
        assertThat(receive(null, Map.of("id", "1"))).isEqualTo(new Outcome.InvalidSignature());

        assertThat(shop.effects).isEmpty();
        assertThat(newest().valid()).isFalse();
        assertThat(newest().processedAt()).isNull();
    }

    @Test
    void keepsOnlyTheNewestOfTheUnsigned() {
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(1));
            receive("forged", Map.of("id", i));
        }

        assertThat(log.newestFirst(0, 100))
                .extracting(row -> row.payload().get("id"))
                .hasSize(3);
        assertThat(newest().payload()).containsEntry("id", 9);
    }

    @Test
    void ignoresWhatIsOlderThanTheLogRemembers() {
        var old = Map.of(
                "id", "1", "at", clock.instant().minus(Duration.ofDays(31)).toString());
        var future = Map.of(
                "id", "2", "at", clock.instant().plus(Duration.ofHours(1)).toString());
        var retried = Map.of("id", "3", "at", clock.instant().minusSeconds(20).toString());

        receive("key", old);
        receive("key", future);
        receive("key", retried);

        assertThat(shop.effects).containsExactly("3");
    }

    @Test
    void triesAgainWhatFailedUntilItWorks() {
        shop.failure = new IllegalStateException("secret words");
        assertThat(receive("key", Map.of("id", "1"))).isEqualTo(new Outcome.Deferred());
        assertThat(newest().error()).isEqualTo("IllegalStateException");

        redrive.run();
        clock.advance(Duration.ofSeconds(31));
        redrive.run();
        assertThat(shop.effects).isEmpty();

        shop.failure = null;
        clock.advance(Duration.ofMinutes(10));
        redrive.run();
        redrive.run();

        assertThat(shop.effects).containsExactly("1");
        assertThat(newest().processedAt()).isEqualTo(clock.instant());
        assertThat(receive("key", Map.of("id", "1")))
                .isEqualTo(new Outcome.Handled(WebhookHandler.Effect.ALREADY_PROCESSED));
    }

    @Test
    void givesUpInTheEnd() {
        shop.failure = new IllegalStateException();
        receive("key", Map.of("id", "1"));

        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofHours(2));
            redrive.run();
        }

        assertThat(log.nextDue(Instant.MAX)).isEmpty();
    }

    @Test
    void leavesTheDeliveryToTheSenderWhenNothingCanBeKept() {
        shop.failure = new ApplicationFailure.Unavailable("database", Duration.ofSeconds(5), null);

        assertThatThrownBy(() -> receive("key", Map.of("id", "1"))).isInstanceOf(ApplicationFailure.Unavailable.class);

        assertThat(log.newestFirst(0, 10)).isEmpty();
    }

    @Test
    void forgetsWhatIsOld() {
        receive("key", Map.of("id", "1"));
        clock.advance(Duration.ofDays(31));

        redrive.run();

        assertThat(log.newestFirst(0, 10)).isEmpty();
    }

    @Test
    void keepsNoCredentials() {
        var payload = WebhookPayloads.redacted(Map.of(
                "data",
                Map.of(
                        "username", "ann",
                        "vlessUuid", "8f8f",
                        "trojan_password", "pw",
                        "nested", List.of(Map.of("password", "attempt")))));

        assertThat(payload.toString())
                .contains("ann")
                .doesNotContain("8f8f")
                .doesNotContain("pw")
                .doesNotContain("attempt");
    }
}
