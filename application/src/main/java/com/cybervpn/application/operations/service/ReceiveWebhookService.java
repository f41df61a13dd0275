package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.ReceiveWebhook;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.operations.port.in.WebhookHandler.Effect;
import com.cybervpn.application.operations.port.in.WebhookPayloads;
import com.cybervpn.application.operations.port.out.Signatures;
import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inbox: the log row, its uniqueness and the effect are one transaction, which is what makes it once. */
public final class ReceiveWebhookService implements ReceiveWebhook {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int MAX_REJECTED_BYTES = 4096;
    private static final int MAX_EVENT_TYPE = 100;
    private static final int MAX_SIGNATURE = 128;

    private final Map<String, WebhookHandler> handlers;
    private final WebhookLog log;
    private final Signatures signatures;
    private final WebhookTerms terms;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public ReceiveWebhookService(
            Collection<WebhookHandler> handlers,
            WebhookLog log,
            Signatures signatures,
            WebhookTerms terms,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.handlers = handlers.stream().collect(Collectors.toMap(WebhookHandler::source, Function.identity()));
        this.log = log;
        this.signatures = signatures;
        this.terms = terms;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome receive(Command command) {
        WebhookHandler handler = handlers.get(command.source());
        if (handler == null) throw new IllegalArgumentException("no handler for webhooks of " + command.source());
        WebhookDelivery delivery = delivery(handler, command);
        if (!isSigned(handler, command)) {
            log.rejected(rejected(delivery, command, false, "invalid signature"), terms.rejectedKept());
            return new Outcome.InvalidSignature();
        }
        if (!isFresh(handler, command)) {
            log.rejected(rejected(delivery, command, true, "stale"), terms.rejectedKept());
            return new Outcome.Handled(new Effect(Effect.Status.IGNORED, "stale"));
        }
        return takeEffect(handler, delivery, cut(handler.identity(command.payload()), 200));
    }

    private Outcome takeEffect(WebhookHandler handler, WebhookDelivery delivery, String identity) {
        try {
            return new Outcome.Handled(transactions.inTransaction(() -> {
                // Processed already: without its effect there will be no row.
                if (!log.claim(delivery.processed(clock.instant()), identity)) return Effect.ALREADY_PROCESSED;
                return handler.handle(delivery.payload());
            }));
        } catch (ApplicationFailure.Unavailable e) {
            throw e; // nothing can be kept either: the sender has to come again
        } catch (RuntimeException e) {
            log.deferred(failed(delivery, e), identity, clock.instant().plus(FIRST_RETRY));
            return new Outcome.Deferred();
        }
    }

    private boolean isSigned(WebhookHandler handler, Command command) {
        String signature = command.signature();
        return signature != null
                && handler.key()
                        .map(key -> signatures.isHmacSha256(signature, command.rawBody(), key))
                        .orElse(false);
    }

    private boolean isFresh(WebhookHandler handler, Command command) {
        Instant now = clock.instant();
        return handler.sentAt(command.payload())
                .map(sentAt ->
                        sentAt.isAfter(now.minus(terms.retention())) && sentAt.isBefore(now.plus(terms.clockSkew())))
                .orElse(true);
    }

    private WebhookDelivery delivery(WebhookHandler handler, Command command) {
        return new WebhookDelivery(
                ids.next(),
                handler.source(),
                cutOrNull(handler.eventType(command.payload()), MAX_EVENT_TYPE),
                WebhookPayloads.redacted(command.payload()),
                cutOrNull(command.signature(), MAX_SIGNATURE),
                true,
                null,
                null,
                clock.instant());
    }

    private static WebhookDelivery rejected(WebhookDelivery delivery, Command command, boolean valid, String error) {
        boolean small = command.rawBody().length <= MAX_REJECTED_BYTES;
        return new WebhookDelivery(
                delivery.id(),
                delivery.source(),
                delivery.eventType(),
                small ? delivery.payload() : Map.of("bytes", command.rawBody().length),
                delivery.signature(),
                valid,
                error,
                null,
                delivery.createdAt());
    }

    private static WebhookDelivery failed(WebhookDelivery delivery, RuntimeException failure) {
        return new WebhookDelivery(
                delivery.id(),
                delivery.source(),
                delivery.eventType(),
                delivery.payload(),
                delivery.signature(),
                true,
                failure.getClass().getSimpleName(),
                null,
                delivery.createdAt());
    }

    private static @Nullable String cutOrNull(@Nullable String text, int length) {
        return text == null ? null : cut(text, length);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
