package com.cybervpn.application.operations.port.in;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a webhook (R-750..R-756): checks its signature over the raw bytes, and lets it take effect exactly once, in one
 * transaction with its log row; also under parallel duplicates, and after a crash.
 */
public interface ReceiveWebhook {
    Outcome receive(Command command);

    /**
     * @param source names the {@link WebhookHandler}
     * @param rawBody exactly the bytes that were signed
     * @param payload those bytes read as a JSON object
     * @param signature hex, as the sender's header gave it; null when there was none
     */
    record Command(
            String source,
            byte[] rawBody,
            Map<String, @Nullable Object> payload,
            @Nullable String signature) {}

    /** What to tell the sender. */
    sealed interface Outcome {
        /** Not signed by the sender; logged, otherwise without effect. */
        record InvalidSignature() implements Outcome {}

        /** It took effect, or there was nothing to do. */
        record Handled(WebhookHandler.Effect effect) implements Outcome {}

        /** It could not take effect now; it is kept, and tried again. */
        record Deferred() implements Outcome {}
    }
}
