package com.cybervpn.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.terminal.port.in.AiAssistant.Message;
import com.cybervpn.application.terminal.port.out.LanguageModels;
import com.cybervpn.application.terminal.port.out.LanguageModels.Reply;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.AiModel;
import com.cybervpn.http.FaultyPeer;
import com.cybervpn.http.FaultyPeer.Answer;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.PeerClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRouterTest {
    private static final Secret KEY = Secret.of("sk-or-v1-test");
    private static final List<Message> CONVERSATION = List.of(new Message("user", "list files"));

    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), InstantSource.system());

    @AfterEach
    void hangUp() {
        clients.close();
    }

    @Test
    void putsTheConversationToTheModelWithTheCallersKey() throws Exception {
        var asked = new CompletableFuture<LoopbackServer.Request>();
        try (var server = LoopbackServer.create("models", (request, reply) -> {
            asked.complete(request);
            reply.accept(LoopbackServer.Answer.json(200, said("ls -la")));
        })) {
            URI url = LoopbackServer.uriOf(server.listen(0)).resolve("/api/v1");
            assertThat(models(url).ask(KEY, AiModel.GPT_4O_MINI, CONVERSATION)).isEqualTo(new Reply.Said("ls -la"));
        }
        var request = asked.get();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /api/v1/chat/completions");
        assertThat(request.headers()).containsEntry("authorization", "Bearer sk-or-v1-test");
        JsonObject body = Json.object(request.body());
        assertThat(body.text("model")).isEqualTo("openai/gpt-4o-mini");
        assertThat(body.objects("messages")).hasSize(1);
        assertThat(body.objects("messages").getFirst().text("content")).isEqualTo("list files");
    }

    @Test
    void readsHowTheProviderRefuses() throws Exception {
        assertThat(asking(Answer.status(401, "{}"))).isEqualTo(new Reply.KeyRefused());
        assertThat(asking(Answer.status(403, "{}"))).isEqualTo(new Reply.KeyRefused());
        assertThat(asking(Answer.status(429, "{}", "Retry-After: 17")))
                .isEqualTo(new Reply.Limited(Duration.ofSeconds(17)));
        assertThat(asking(Answer.status(429, "{}"))).isEqualTo(new Reply.Limited(null));
        assertThat(asking(Answer.status(500, "{}"))).isEqualTo(new Reply.Failed());
        assertThat(asking(Answer.status(402, "{}"))).isEqualTo(new Reply.Failed());
        assertThat(asking(Answer.status(200, "{\"error\": {\"code\": 500}}"))).isEqualTo(new Reply.Failed());
        assertThat(asking(Answer.status(200, "<html>"))).isEqualTo(new Reply.Failed());
        assertThat(asking(Answer.status(200, "{\"choices\": [{\"message\": {\"content\": null}}]}")))
                .isEqualTo(new Reply.Failed());
        assertThat(asking(Answer.reset())).isEqualTo(new Reply.Failed());
        assertThat(asking(Answer.hang())).isEqualTo(new Reply.TimedOut());
        assertThat(asking(Answer.halfABodyThenHang())).isEqualTo(new Reply.TimedOut());
    }

    @Test
    void asksOnceOnly() throws Exception {
        try (var peer = new FaultyPeer(Answer.status(503, "{}"))) {
            models(peer.uri()).ask(KEY, AiModel.DEFAULT, CONVERSATION);
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void checksAKeyAtItsOwnPage() throws Exception {
        try (var peer = new FaultyPeer(Answer.status(200, "{\"data\": {}}"), Answer.status(401, "{}"))) {
            LanguageModels models = models(peer.uri());
            assertThat(models.check(KEY)).isInstanceOf(Reply.Said.class);
            assertThat(models.check(KEY)).isEqualTo(new Reply.KeyRefused());
            assertThat(peer.requests().getFirst()).startsWith("GET /auth/key ").contains("Bearer sk-or-v1-test");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://openrouter.ai/api/v1",
                "ftp://127.0.0.1/x",
                "https://u:p@openrouter.ai",
                "/api/v1",
                "https:x"
            })
    void sendsKeysNowhereUnsafe(String url) {
        assertThatThrownBy(() -> models(URI.create(url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("OPENROUTER_URL");
    }

    private Reply asking(Answer answer) throws IOException {
        try (var peer = new FaultyPeer(answer)) {
            return models(peer.uri()).ask(KEY, AiModel.DEFAULT, CONVERSATION);
        }
    }

    private LanguageModels models(URI url) {
        var config = new OpenRouterConfig(url, Duration.ofSeconds(2), Duration.ofSeconds(2), 8, 100);
        return new OpenRouterFactory().languageModels(config, clients);
    }

    private static JsonObject said(String text) {
        JsonObject message = new JsonObject().set("role", "assistant").set("content", text);
        return new JsonObject().set("choices", List.of(new JsonObject().set("message", message)));
    }
}
