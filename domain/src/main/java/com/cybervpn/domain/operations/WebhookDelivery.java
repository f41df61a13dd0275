package com.cybervpn.domain.operations;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One webhook as the log keeps it.
 *
 * @param source who sent it: {@code remnawave}
 * @param payload without credentials
 * @param signature as sent, cut; null when there was none
 * @param error why it had no effect (yet); null when all is well
 * @param processedAt when it took effect; null while it has not
 */
public record WebhookDelivery(
        UUID id,
        String source,
        @Nullable String eventType,
        Map<String, @Nullable Object> payload,
        @Nullable String signature,
        boolean valid,
        @Nullable String error,
        @Nullable Instant processedAt,
        Instant createdAt) {

    public WebhookDelivery processed(Instant at) {
        return new WebhookDelivery(id, source, eventType, payload, signature, valid, null, at, createdAt);
    }
}
