package com.cybervpn.web.operations;

import com.cybervpn.application.operations.port.in.ReceiveWebhook;
import com.cybervpn.application.operations.port.in.WebhookHandler.Effect;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the raw body of a webhook to the inbox: what every sender's route shares. */
@Singleton
public final class WebhookIntake {
    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);

    private final ReceiveWebhook receiveWebhook;
    private final WebhookReplyConfig config;
    private final JsonMapper json;

    WebhookIntake(ReceiveWebhook receiveWebhook, WebhookReplyConfig config, JsonMapper json) {
        this.receiveWebhook = receiveWebhook;
        this.config = config;
        this.json = json;
    }

    /**
     * What was read, and what became of it.
     *
     * @param effect empty when the signature was not valid
     */
    public record Taken(Map<String, @Nullable Object> payload, Optional<Effect> effect) {
        WebhookAck.Status status() {
            return effect.map(known ->
                            WebhookAck.Status.valueOf(known.status().name().toLowerCase(Locale.ROOT)))
                    .orElse(WebhookAck.Status.invalid_signature);
        }

        @Nullable
        String warning() {
            return effect.map(Effect::warning).orElse(null);
        }
    }

    /**
     * @throws ProblemException 400 for a body that is no JSON object; 401 for a bad signature where that is asked for
     */
    public Taken take(String source, byte[] body, @Nullable String signature) {
        Map<String, @Nullable Object> payload = read(body);
        var command = new ReceiveWebhook.Command(source, body, payload, signature);
        return switch (receiveWebhook.receive(command)) {
            case ReceiveWebhook.Outcome.Handled(Effect effect) -> new Taken(payload, Optional.of(effect));
            case ReceiveWebhook.Outcome.Deferred _ -> new Taken(payload, Optional.of(Effect.processedWith("deferred")));
            case ReceiveWebhook.Outcome.InvalidSignature _ -> {
                if (config.rejectInvalidSignature()) {
                    throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid signature");
                }
                yield new Taken(payload, Optional.empty());
            }
        };
    }

    @SuppressWarnings("NullAway") // the library's type does not say that a member may be null
    private Map<String, @Nullable Object> read(byte[] body) {
        try {
            Map<String, Object> object = json.readValue(body, OBJECT);
            if (object != null) return object;
        } catch (IOException e) {
            // said below
        }
        throw ProblemException.of(HttpStatus.BAD_REQUEST, "Body must be a JSON object");
    }
}
