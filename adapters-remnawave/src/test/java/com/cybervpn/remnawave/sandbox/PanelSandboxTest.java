package com.cybervpn.remnawave.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClient;
import com.cybervpn.http.PeerClients;
import com.cybervpn.remnawave.Recording;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelSandboxTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), now::get);
    private final List<PanelSandbox> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(PanelSandbox::close);
        clients.close();
    }

    @Test
    void givesANewUserAWorkingSubscriptionAtOnce() {
        PanelSandbox panel = start(PanelSandbox.Options.inMemory());
        JsonObject user = createUser(panel, "alice", "2026-12-22T12:00:00Z");
        URI link = URI.create(Objects.requireNonNull(user.text("subscriptionUrl")));

        HttpReply reply = client(link.resolve("/")).send(HttpCall.get(link.getPath()));

        String links = new String(Base64.getDecoder().decode(reply.body()), StandardCharsets.UTF_8);
        assertThat(links.lines()).hasSize(4);
        assertThat(links)
                .contains("vless://" + user.text("vlessUuid") + "@de.example.com:443")
                .contains("security=reality", "sni=www.example.org", "ss://");
        assertThat(reply.header("subscription-userinfo")).hasValue("upload=0; download=0; total=0; expire=1797940800");
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json",
        "singbox, application/json",
        "mihomo, text/yaml",
        "clash, text/yaml",
        "stash, text/yaml"
    })
    void writesSubscriptionsForEveryKindOfClient(String client, String contentType) {
        PanelSandbox panel = start(PanelSandbox.Options.inMemory());
        JsonObject user = createUser(panel, "alice", "2026-12-22T12:00:00Z");

        HttpReply reply = client(panel.subscriptionUrl())
                .send(HttpCall.get("/api/sub/{short}/{client}", String.valueOf(user.get("shortUuid")), client));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type").orElse("")).startsWith(contentType);
        assertThat(reply.text()).contains("de.example.com", String.valueOf(user.get("vlessUuid")));
    }

    @Test
    void letsClientProgramsReachSubscriptionsOnly() {
        PanelSandbox panel = start(PanelSandbox.Options.inMemory());
        PeerClient outside = client(panel.subscriptionUrl());

        assertThat(outside.send(HttpCall.get("/api/users").bearer(panel.token()))
                        .status())
                .isEqualTo(404);
        assertThat(outside.send(HttpCall.get("/api/auth/status")).status()).isEqualTo(404);
        assertThatThrownBy(() ->
                        client(panel.url()).send(HttpCall.get("/api/users").bearer(panel.token())))
                .isInstanceOf(UpstreamFailed.class);
    }

    @Test
    void derivesThePublicKeyThatBelongsToAPrivateOne() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
        byte[] encoded = pair.getPublic().getEncoded(); // ends with the 32 bytes of the key itself

        assertThat(Proxy.publicKey(base64(scalar))).isEqualTo(base64(Arrays.copyOfRange(encoded, 12, 44)));
        assertThat(Proxy.publicKey("not a key")).isEmpty();
    }

    @Test
    void takesItsTimeWhenAskedTo() {
        PanelSandbox panel = start(PanelSandbox.Options.inMemory());
        panel.takeTime(Duration.ofMillis(80));
        long start = System.nanoTime();

        JsonObject user = createUser(panel, "alice", "2026-12-22T12:00:00Z");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
        assertThat(user.text("username")).isEqualTo("alice");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void remembersEverythingAcrossARestart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/panel.json");
        PanelSandbox before = start(PanelSandbox.Options.inMemory().keptIn(file));
        JsonObject user = createUser(before, "alice", "2026-12-22T12:00:00Z");
        Secret oldToken = before.token();
        before.close();
        started.clear();

        PanelSandbox after = start(PanelSandbox.Options.inMemory().keptIn(file));
        JsonObject found = ask(after, HttpCall.get("/api/users/{id}", user.whole("id")));

        assertThat(found.set("subscriptionUrl", "")).isEqualTo(user.set("subscriptionUrl", ""));
        assertThat(ask(after, HttpCall.get("/api/internal-squads")).whole("total"))
                .isEqualTo(1);
        assertThat(createUser(after, "bob", "2026-12-22T12:00:00Z").whole("id")).isEqualTo(2);
        assertThat(send(after, HttpCall.get("/api/users"), oldToken).status()).isEqualTo(403);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void hasWrittenWhatItAnsweredEvenIfItIsNeverStopped(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("panel.json");
        PanelSandbox panel = start(PanelSandbox.Options.inMemory().keptIn(file));

        createUser(panel, "alice", "2026-12-22T12:00:00Z");

        assertThat(Json.object(Files.readAllBytes(file)).objects("users"))
                .singleElement()
                .satisfies(user -> assertThat(user.text("username")).isEqualTo("alice"));
    }

    @Test
    void refusesAFileThatAnotherInstanceHas(@TempDir Path folder) {
        Path file = folder.resolve("panel.json");
        start(PanelSandbox.Options.inMemory().keptIn(file));

        assertThatThrownBy(() -> start(PanelSandbox.Options.inMemory().keptIn(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use", "REMNAWAVE_URL");
    }

    @Test
    void refusesAFileThatIsNotItsOwn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("panel.json"), "{\"format\":99}");

        assertThatThrownBy(() -> start(PanelSandbox.Options.inMemory().keptIn(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format");
    }

    @Test
    void servesSubscriptionsElsewhereWhenTheirPortIsTaken() {
        try (var other = LoopbackServer.create("other", (_, _) -> {})) {
            int taken = other.listen(0);
            var options = new PanelSandbox.Options(null, true, true, taken, null, null, Secret.of(""));

            assertThat(start(options).subscriptionUrl().getPort()).isNotEqualTo(taken);
        }
    }

    @Test
    void signsItsWebhooksAsThePanelDoes() {
        for (String name : Recording.names()) {
            if (!name.startsWith("webhook-")) continue;
            JsonObject file = Recording.of(name).file();
            JsonObject request = Objects.requireNonNull(file.object("request"));
            String rawBody = request.text("rawBody");
            if (rawBody == null) continue;
            String secret = Objects.requireNonNull(file.text("secret")).substring(0, 64);

            assertThat(Webhooks.signature(rawBody.getBytes(StandardCharsets.UTF_8), Secret.of(secret)))
                    .as(name)
                    .isEqualTo(Objects.requireNonNull(request.object("headers")).text("x-remnawave-signature"));
        }
    }

    @Test
    void tellsItsReceiverWhatHappensToUsers() throws InterruptedException {
        var received = new LinkedBlockingQueue<Request>();
        try (var receiver = LoopbackServer.create("receiver", (request, reply) -> {
            received.add(request);
            reply.accept(Answer.empty(200));
        })) {
            URI url = LoopbackServer.uriOf(receiver.listen(0)).resolve("/hooks/remnawave");
            Secret secret = Secret.of("webhook-secret");
            PanelSandbox panel = start(PanelSandbox.Options.inMemory().withWebhooks(url, secret));
            JsonObject soon = createUser(panel, "soon", "2026-11-22T12:01:00Z");
            JsonObject small = createUser(panel, "small", "2026-12-22T12:00:00Z");
            ask(
                    panel,
                    HttpCall.patch("/api/users")
                            .json(new JsonObject().set("id", small.whole("id")).set("trafficLimitBytes", 1000L)));
            panel.useTraffic(Objects.requireNonNull(small.whole("id")), 2000);
            now.updateAndGet(it -> it.plus(Duration.ofMinutes(2)));
            panel.runJobs();

            List<Request> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) all.add(Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS)));

            assertThat(all)
                    .extracting(request -> Json.object(request.body()).text("event"))
                    .containsExactly(
                            "user.created",
                            "user.created",
                            "user.modified",
                            "user.first_connected",
                            "user.limited",
                            "user.expired");
            Request last = all.getLast();
            JsonObject body = Json.object(last.body());
            assertThat(last.path()).isEqualTo("/hooks/remnawave");
            assertThat(last.header("X-Remnawave-Signature")).isEqualTo(Webhooks.signature(last.body(), secret));
            assertThat(last.header("X-Remnawave-Timestamp")).isEqualTo(body.text("timestamp"));
            assertThat(Objects.requireNonNull(body.object("data")).whole("id")).isEqualTo(soon.whole("id"));
            assertThat(body.members().keySet())
                    .containsExactlyElementsOf(Objects.requireNonNull(
                                    Recording.of("webhook-user.expired").file().object("body"))
                            .members()
                            .keySet());
        }
    }

    @Test
    void streamsEverybodyByKeyset() {
        PanelSandbox panel = start(PanelSandbox.Options.inMemory());
        for (int i = 0; i < 5; i++) createUser(panel, "user_" + i, "2026-12-22T12:00:00Z");

        JsonObject first = ask(panel, HttpCall.get("/api/users/stream").query("size", 3));
        JsonObject second = ask(
                panel, HttpCall.get("/api/users/stream").query("size", 3).query("cursor", first.text("nextCursor")));

        assertThat(first.objects("users"))
                .extracting(it -> it.text("username"))
                .containsExactly("user_0", "user_1", "user_2");
        assertThat(first.flag("hasMore")).isTrue();
        assertThat(second.objects("users"))
                .extracting(it -> it.text("username"))
                .containsExactly("user_3", "user_4");
        assertThat(second.get("nextCursor")).isNull();
    }

    @Test
    void showsAConfigWithItsSnippetsFilledIn() {
        PanelSandbox panel = start(PanelSandbox.Options.inMemory());
        var rule = new JsonObject().set("type", "field").set("outboundTag", "BLOCK");
        ask(
                panel,
                HttpCall.post("/api/snippets")
                        .json(new JsonObject().set("name", "ads").set("snippet", List.of(rule))));
        JsonObject profile = ask(panel, HttpCall.get("/api/config-profiles"))
                .objects("configProfiles")
                .getFirst();
        JsonObject config = Objects.requireNonNull(profile.object("config"))
                .copy()
                .set("routing", new JsonObject().set("rules", List.of(new JsonObject().set("snippet", "ads"))));
        ask(
                panel,
                HttpCall.patch("/api/config-profiles")
                        .json(new JsonObject().set("uuid", profile.get("uuid")).set("config", config)));

        JsonObject computed = ask(
                panel,
                HttpCall.get("/api/config-profiles/{uuid}/computed-config", String.valueOf(profile.get("uuid"))));

        JsonObject routing = Objects.requireNonNull(
                Objects.requireNonNull(computed.object("config")).object("routing"));
        assertThat(routing.objects("rules")).containsExactly(rule);
    }

    private PanelSandbox start(PanelSandbox.Options options) {
        PanelSandbox panel = PanelSandbox.start(options, clients, now::get);
        started.add(panel);
        return panel;
    }

    private JsonObject createUser(PanelSandbox panel, String name, String expireAt) {
        JsonObject squad = ask(panel, HttpCall.get("/api/internal-squads"))
                .objects("internalSquads")
                .getFirst();
        return ask(
                panel,
                HttpCall.post("/api/users")
                        .json(new JsonObject()
                                .set("username", name)
                                .set("expireAt", expireAt)
                                .set("activeInternalSquads", List.of(Objects.requireNonNull(squad.get("uuid"))))));
    }

    private JsonObject ask(PanelSandbox panel, HttpCall call) {
        HttpReply reply = send(panel, call, panel.token());
        assertThat(reply.isSuccess()).as(call.name() + " " + reply.text()).isTrue();
        return Objects.requireNonNull(reply.json().object("response"));
    }

    private HttpReply send(PanelSandbox panel, HttpCall call, Secret token) {
        return client(panel.url())
                .send(call.bearer(token).header("X-Forwarded-For", "127.0.0.1").header("X-Forwarded-Proto", "https"));
    }

    private PeerClient client(URI url) {
        return clients.to(Peer.of("testpeer", url));
    }
}
