package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AI suggestions over HTTP, with a provider that a test plays (T-AI). */
class AiTest {
    private static final String KEY = "sk-or-v1-of-the-user";
    private static final List<Request> REQUESTS = new CopyOnWriteArrayList<>();

    private static LoopbackServer provider;
    private static TestPlatform platform;
    private static volatile Answer answer;
    private static volatile boolean silent;

    private final ApiClient user = platform.fresh(Role.MOBILE_USER);

    @BeforeAll
    static void start() {
        provider = LoopbackServer.create("provider", (request, reply) -> {
            REQUESTS.add(request);
            if (!silent) reply.accept(answer);
        });
        platform = TestPlatform.with(Map.of(
                "openrouter.url", LoopbackServer.uriOf(provider.listen(0)) + "/api/v1", "openrouter.timeout", "1s"));
    }

    @AfterAll
    static void stop() {
        platform.close();
        provider.close();
    }

    @BeforeEach
    void willing() {
        REQUESTS.clear();
        silent = false;
        says("ls -la");
    }

    @Test
    void suggestsACommandAndRemembersIt() {
        says("```bash\nls -la\n```");
        var body = Map.of("prompt", "list files", "api_key", KEY);

        Reply first = user.post("/api/ai/suggest", body).expect(200);
        Reply second = user.post("/api/ai/suggest", body).expect(200);

        assertThat(first.text("/suggestion")).isEqualTo("ls -la");
        assertThat(first.at("/cached").asBoolean()).isFalse();
        assertThat(second.text("/suggestion")).isEqualTo("ls -la");
        assertThat(second.at("/cached").asBoolean()).isTrue();
        assertThat(REQUESTS).hasSize(1);
        Request request = REQUESTS.getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/chat/completions");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(Json.object(request.body()).text("model")).isEqualTo("anthropic/claude-3-haiku");
        assertThat(platform.fresh(Role.MOBILE_USER)
                        .post("/api/ai/suggest", body)
                        .expect(200)
                        .at("/cached")
                        .asBoolean())
                .isFalse();
        refuses(401);
        user.post("/api/ai/suggest", Map.of("prompt", "list files", "api_key", "sk-or-v1-bad"))
                .expect(401);
    }

    @Test
    void passesModelAndContextOnButNoSecrets() {
        user.post(
                        "/api/ai/suggest",
                        Map.of(
                                "prompt",
                                "log in with --password hunter2",
                                "api_key",
                                KEY,
                                "model",
                                "gpt-4o",
                                "context",
                                List.of(Map.of("role", "user", "content", "export TOKEN=abcdef"))))
                .expect(200);

        JsonObject asked = Json.object(REQUESTS.getFirst().body());
        assertThat(asked.text("model")).isEqualTo("openai/gpt-4o");
        assertThat(asked.objects("messages"))
                .extracting(message -> message.text("role"))
                .containsExactly("system", "user", "user");
        assertThat(new String(REQUESTS.getFirst().body(), StandardCharsets.UTF_8))
                .doesNotContain("hunter2", "abcdef", KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "401,401,invalid_api_key",
        "403,401,invalid_api_key",
        "500,502,ai_provider_failed",
        "402,502,ai_provider_failed"
    })
    void mapsTheProvidersErrors(int provided, int status, String code) {
        refuses(provided);

        Reply reply = user.post("/api/ai/explain", Map.of("command", "ls", "error", "no", "api_key", KEY));

        assertThat(reply.expect(status).text("/code")).isEqualTo(code);
        assertThat(reply.body()).doesNotContain(KEY, "of the provider");
        user.get("/api/ssh/profiles").expect(200);
    }

    /** T-WS-12. */
    @Test
    void suggestsOnTheSocket() {
        try (var client = TerminalClient.of(platform, user.token())) {
            client.say(TerminalClient.frame("ai_convert", "prompt", "list files here", "api_key", KEY));
            assertThat(client.hear("ai_suggestion").path("command").asString()).isEqualTo("ls -la");

            refuses(401);
            client.say(TerminalClient.frame("ai_convert", "prompt", "list others", "api_key", KEY));
            assertThat(client.error()).isEqualTo("invalid_api_key");
        }
    }

    @Test
    void passesOnWhenToComeBack() {
        answer = Answer.json(429, new JsonObject()).with(Map.of("Retry-After", "17"));

        Reply reply = user.post("/api/ai/complete", Map.of("partial_command", "ls", "api_key", KEY));

        assertThat(reply.expect(429).header("Retry-After")).isEqualTo("17");
    }

    @Test
    void doesNotWaitForever() {
        silent = true;

        Reply reply = user.post("/api/ai/suggest", Map.of("prompt", "never", "api_key", KEY));

        assertThat(reply.expect(504).text("/code")).isEqualTo("ai_provider_timeout");
    }

    @Test
    void explainsAndCompletes() {
        says("There is no such file.\nFIX: touch x");
        Reply explained = user.post(
                        "/api/ai/explain", Map.of("command", "cat x", "error", "No such file", "api_key", KEY))
                .expect(200);
        assertThat(explained.text("/explanation")).isEqualTo("There is no such file.");
        assertThat(explained.text("/suggestions/0")).isEqualTo("touch x");

        says("git status\ngit stash");
        Reply completed = user.post("/api/ai/complete", Map.of("partial_command", "git st", "api_key", KEY))
                .expect(200);
        assertThat(completed.at("/completions").size()).isEqualTo(2);
    }

    @Test
    void saysWhetherAKeyIsOne() {
        answer = Answer.json(200, new JsonObject().set("data", new JsonObject()));
        Reply good = user.post("/api/ai/validate-key", Map.of("api_key", KEY)).expect(200);
        assertThat(good.at("/valid").asBoolean()).isTrue();
        assertThat(good.at("/models").size()).isEqualTo(3);

        refuses(401);
        Reply bad = user.post("/api/ai/validate-key", Map.of("api_key", "sk-or-v1-bad"))
                .expect(200);
        assertThat(bad.at("/valid").asBoolean()).isFalse();
        assertThat(bad.at("/models").size()).isZero();
    }

    @Test
    void asksNobodyWhatIsNoQuestion() {
        ApiClient any = user.unchecked();
        any.post("/api/ai/suggest", Map.of("prompt", "", "api_key", KEY)).expect(400);
        any.post("/api/ai/suggest", Map.of("prompt", "x", "api_key", "")).expect(400);
        any.post("/api/ai/suggest", Map.of("prompt", "x")).expect(400);
        any.post("/api/ai/suggest", Map.of("prompt", "x", "api_key", KEY, "model", "gpt-9"))
                .expect(400);
        any.post("/api/ai/suggest", Map.of("prompt", "x", "api_key", "a\nb")).expect(400);
        any.post("/api/ai/suggest", Map.of("prompt", "x", "api_key", KEY, "context", List.of(Map.of())))
                .expect(400);
        any.post("/api/ai/validate-key", Map.of("api_key", " ")).expect(400);
        platform.anonymous()
                .post("/api/ai/suggest", Map.of("prompt", "x", "api_key", KEY))
                .expect(401);
        assertThat(REQUESTS).isEmpty();
    }

    private static void says(String text) {
        var message = new JsonObject().set("role", "assistant").set("content", text);
        answer = Answer.json(200, new JsonObject().set("choices", List.of(new JsonObject().set("message", message))));
    }

    private static void refuses(int status) {
        answer = Answer.json(status, new JsonObject().set("error", "words of the provider"));
    }
}
