package com.cybervpn.openrouter;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.terminal.port.in.AiAssistant.Message;
import com.cybervpn.application.terminal.port.out.LanguageModels;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.AiModel;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.PeerClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks models through OpenRouter (T-AI-1, T-AI-3). What is asked and said, and the keys, are never logged. */
final class OpenRouter implements LanguageModels {
    static final String ID = "openrouter";

    private static final Logger LOG = LoggerFactory.getLogger(OpenRouter.class);
    private static final double TEMPERATURE = 0.2;

    private final PeerClient peer;
    private final int maxTokens;

    OpenRouter(PeerClient peer, int maxTokens) {
        this.peer = peer;
        this.maxTokens = maxTokens;
    }

    @Override
    public Reply ask(Secret key, AiModel model, List<Message> conversation) {
        var messages = conversation.stream()
                .map(message -> new JsonObject().set("role", message.role()).set("content", message.content()))
                .toList();
        var call = HttpCall.post("/chat/completions")
                .bearer(key)
                .json(new JsonObject()
                        .set("model", name(model))
                        .set("messages", messages)
                        .set("max_tokens", maxTokens)
                        .set("temperature", TEMPERATURE));
        return reply(call, OpenRouter::said);
    }

    /** The list of models is open to all, so only the key's own page tells whether it is one (T-AI-6). */
    @Override
    public Reply check(Secret key) {
        return reply(HttpCall.get("/auth/key").bearer(key), _ -> Optional.of(""));
    }

    private Reply reply(HttpCall call, Reader reader) {
        HttpReply reply;
        try {
            reply = peer.send(call.header("Accept", "application/json"));
        } catch (UpstreamFailed e) {
            return e.getCause() instanceof HttpTimeoutException ? new Reply.TimedOut() : new Reply.Failed();
        }
        return switch (reply.status()) {
            case 200 -> reader.read(reply).<Reply>map(Reply.Said::new).orElseGet(() -> failed(call, reply));
            case 401, 403 -> new Reply.KeyRefused();
            case 408 -> new Reply.TimedOut();
            case 429 -> new Reply.Limited(retryAfter(reply));
            default -> failed(call, reply);
        };
    }

    private static Reply failed(HttpCall call, HttpReply reply) {
        LOG.warn("{} {} gave no answer: {}", ID, call.name(), reply);
        return new Reply.Failed();
    }

    private static Optional<String> said(HttpReply reply) {
        try {
            return reply.json().objects("choices").stream()
                    .findFirst()
                    .map(choice -> choice.object("message"))
                    .map(message -> message.text("content"));
        } catch (Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static @Nullable Duration retryAfter(HttpReply reply) {
        return reply.header("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static String name(AiModel model) {
        return switch (model) {
            case CLAUDE_3_HAIKU -> "anthropic/claude-3-haiku";
            case GPT_4O_MINI -> "openai/gpt-4o-mini";
            case GPT_4O -> "openai/gpt-4o";
        };
    }

    /** Finds what was said in a reply; empty when it cannot be read. */
    @FunctionalInterface
    private interface Reader {
        Optional<String> read(HttpReply reply);
    }
}
