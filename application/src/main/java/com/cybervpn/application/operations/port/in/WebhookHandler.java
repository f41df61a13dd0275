package com.cybervpn.application.operations.port.in;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one sender's webhooks mean. A context gives one to the inbox, which checks signatures, keeps the log and sees to
 * it that each event takes effect once. Payloads are JSON trees; they arrive {@link WebhookPayloads#redacted without
 * credentials}, just as the log keeps them.
 */
public interface WebhookHandler {
    /** The sender as the log names it: {@code remnawave}. */
    String source();

    /** The key of the HMAC-SHA256 over the raw body; empty refuses every delivery. */
    Optional<byte[]> key();

    /** The event's kind, up to 100 characters are kept; null when the payload does not say. */
    @Nullable
    String eventType(Map<String, @Nullable Object> payload);

    /** What makes this event the same as another: it takes effect once for each identity, up to 200 characters. */
    String identity(Map<String, @Nullable Object> payload);

    /** When the sender says it sent the event, from the signed body. */
    Optional<Instant> sentAt(Map<String, @Nullable Object> payload);

    /**
     * Does what the event asks for, inside the transaction that marks it as processed; calls to other systems belong into
     * a job. Throwing rolls everything back, and it is tried again later.
     */
    Effect handle(Map<String, @Nullable Object> payload);

    /**
     * @param warning a word for the sender: {@code payment_not_found}; null when all is well
     */
    record Effect(Status status, @Nullable String warning) {
        public static final Effect PROCESSED = new Effect(Status.PROCESSED, null);
        public static final Effect ALREADY_PROCESSED = new Effect(Status.ALREADY_PROCESSED, null);
        public static final Effect IGNORED = new Effect(Status.IGNORED, null);

        public static Effect processedWith(String warning) {
            return new Effect(Status.PROCESSED, warning);
        }

        /** What became of an event. */
        public enum Status {
            PROCESSED,
            ALREADY_PROCESSED,
            IGNORED
        }
    }
}
