package com.cybervpn.remnawave.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.PeerClients;
import com.cybervpn.remnawave.Recording;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plays every recorded exchange against the sandbox, in the order in which they happened. */
class RecordedExchangesTest {
    /** What cannot be played, and why. */
    private static final Map<String, String> NOT_PLAYED = Map.of(
            "metricsport-01-health", "the panel's metrics port, which the platform does not use",
            "metricsport-02-metrics-no-auth", "the panel's metrics port, which the platform does not use",
            "metricsport-03-metrics", "the panel's metrics port, which the platform does not use",
            "tokens-05-scopes", "lists every route of the panel; the sandbox lists its own");

    private static final String PASSWORD = "Abcdefghijklmnopqrstuvwx1234";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T04:36:48.000Z"));
    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), now::get);
    private final PanelSandbox panel = PanelSandbox.start(
            new PanelSandbox.Options(null, false, false, 0, "https://panel.example.com/api/sub", null, Secret.of("")),
            clients,
            now::get);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Comparison comparison = new Comparison();
    private final Set<String> played = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();
    private String apiToken = panel.token().reveal();
    private String adminToken = "";

    @AfterEach
    void close() {
        http.close();
        panel.close();
        clients.close();
    }

    @Test
    void answersAsThePanelDid() throws Exception {
        signIn();
        profilesAndSquads();
        users();
        nodesAndHosts();
        subscriptions();
        settings();
        devicesAndStatistics();
        absences();
        deletions();
        specialUsers();
        states();
        deviceLimits();
        laterUsers();
        laterProfiles();

        assertThat(differences).isEmpty();
        var expected = new TreeSet<>(Recording.names());
        expected.removeIf(name -> name.startsWith("webhook-") || NOT_PLAYED.containsKey(name));
        assertThat(played).isEqualTo(expected);
    }

    private void signIn() throws Exception {
        playCut("auth-01-no-proxy-headers");
        playCut("auth-02-proto-http");
        play("auth-03-status-before-register", "auth-04-register-weak-password");
        adminToken = token(playAs("auth-05-register", PASSWORD, apiToken), "accessToken");
        playAs("auth-06-register-again", PASSWORD, apiToken);
        playAs("auth-07-login-wrong", "Wrongefghijklmnopqrstuvwx1234", apiToken);
        adminToken = token(playAs("auth-08-login", PASSWORD, apiToken), "accessToken");
        String platform = Objects.requireNonNull(ask("GET", "/api/tokens", null, adminToken)
                .objects("tokens")
                .getFirst()
                .text("uuid"));
        ask("DELETE", "/api/tokens/" + platform, null, adminToken);
        now.set(Instant.parse("2026-11-22T04:36:48.351Z"));
        apiToken = token(playOne("tokens-01-create"), "token");
        now.set(Instant.parse("2026-11-22T04:36:48.371Z"));
        String narrow = token(playOne("tokens-02-create-narrow-scope"), "token");
        play("tokens-03-create-bad-scope", "tokens-04-list", "tokens-06-create-with-api-token");
        playAs("auth-09-admin-jwt-without-browser-header", "", adminToken);
        play("auth-10-no-token");
        playAs("auth-11-bad-token", "", "not.a.token");
        play("auth-12-status-after-register", "auth-13-options-preflight", "auth-14-metrics-port-note");
        playAs("tokens-07-narrow-read-ok", "", narrow);
        playAs("tokens-08-narrow-write-refused", "", narrow);
        play("tokens-09-delete");
        playAs("tokens-10-deleted-token-used", "", narrow);
    }

    private void profilesAndSquads() throws Exception {
        play("profiles-01-list", "inbounds-01-list-all", "squads-int-01-list");
        play("profiles-02-create", "profiles-03-create-duplicate-name", "profiles-04-create-invalid-config");
        play("profiles-05-get", "profiles-06-inbounds-of-profile", "profiles-07-computed-config");
        play("profiles-08-update", "profiles-09-get-missing", "profiles-10-get-bad-uuid");
        play("squads-int-02-create", "squads-int-03-create-duplicate", "squads-int-04-get", "squads-int-05-update");
        play("squads-ext-01-create", "squads-ext-02-list", "squads-ext-03-get", "squads-ext-04-update");
    }

    private void users() throws Exception {
        ask(
                "DELETE",
                "/api/users/" + create("first_of_all", "2026-12-01T00:00:00Z", "any-short-uuid-0001"),
                null,
                apiToken);
        playAll("users-", 1, 31);
        play("metadata-01-put-user", "metadata-02-get-user", "metadata-03-get-user-none", "users-32-tags");
    }

    private void nodesAndHosts() throws Exception {
        play("infra-01-provider-create", "infra-02-providers-list");
        playAll("nodes-", 1, 14);
        play("users-33-accessible-nodes");
        playAll("hosts-", 1, 8);
    }

    private void subscriptions() throws Exception {
        now.set(Instant.parse("2026-11-22T04:36:49.800Z"));
        playAll("subs-", 1, 12);
    }

    private void settings() throws Exception {
        playAll("templates-", 1, 5);
        playAll("settings-", 1, 5);
        playAll("snippets-", 1, 6);
        play("keygen-01-get", "keygen-02-x25519");
    }

    private void devicesAndStatistics() throws Exception {
        playAll("hwid-", 1, 8);
        playAll("infra-", 3, 6);
        playAll("system-", 1, 9);
        playAll("bandwidth-", 1, 5);
        play("bulk-01-update", "bulk-02-extend", "connections-01-drop");
    }

    private void absences() throws Exception {
        playAll("absent-", 1, 12);
    }

    private void deletions() throws Exception {
        play("hosts-09-delete", "nodes-15-delete", "users-34-delete", "users-35-delete-again", "templates-06-delete");
        play("squads-int-06-delete", "squads-ext-05-delete", "profiles-11-delete");
    }

    private void specialUsers() throws Exception {
        now.set(Instant.parse("2026-11-22T04:37:31.480Z"));
        playAll("users-", 36, 40);
        create("soon_expired", "2026-11-22T04:37:35.000Z", "p6Xoq_zz5NgVsr3M", 0, 51, 104);
        long limited = create("soon_limited", "2026-11-25T04:37:31.000Z", "Gyd5Uj23dLzGJxhw", 1000, 52, 105);
        long threshold = create("threshold_u", "2026-12-22T04:37:31Z", "7wNhf4XQRSegNkDb", 1000, 53, 53);
        create("silent_u", "2026-12-22T04:37:31Z", "any-short-uuid-0002", 0, 54, 54);
        create("expiring_u", "2026-11-23T04:38:31.000Z", "vPBf8_QnntAuze5v", 0, 55, 55);
        useWithoutTrace(limited, 2000);
        useWithoutTrace(threshold, 700);
    }

    private void states() throws Exception {
        now.set(Instant.parse("2026-11-22T04:38:00.000Z"));
        panel.runJobs();
        play("state-01-expired", "state-02-limited");
        now.set(Instant.parse("2026-11-22T04:39:06.700Z"));
        play("state-03-sub-info-of-expired", "state-04-sub-of-expired", "state-05-enable-expired");
        play("state-06-renew-expired", "state-07-limited-larger-limit", "state-08-limited-reset-traffic");
        create("soon_expired2", "2026-11-22T04:39:10.000Z", "MrPutDjMfEbTMhNy", 0, 56, 109);
        now.set(Instant.parse("2026-11-22T04:39:42.816Z"));
        panel.runJobs();
        play("state-09-extend-expired", "state-10-update-expired-to-past");
    }

    private void deviceLimits() throws Exception {
        now.set(Instant.parse("2026-11-22T04:40:44.500Z"));
        limitDevices(true);
        play("subs-13-hwid-missing-header", "subs-14-hwid-first-device", "subs-15-hwid-over-limit");
        limitDevices(false);
    }

    private void laterUsers() throws Exception {
        now.set(Instant.parse("2026-11-22T04:47:22.450Z"));
        play("users-41-subscription-history", "subs-16-public-browser", "subs-17-public-unknown-sub");
        play("subs-18-public-no-hosts", "system-10-subscription-history");
        playAll("users-", 42, 49);
    }

    private void laterProfiles() throws Exception {
        var inbound = new JsonObject().set("tag", "SAME_TAG").set("protocol", "vless");
        var config = new JsonObject()
                .set("inbounds", List.of(inbound))
                .set("outbounds", List.of(new JsonObject().set("tag", "DIRECT")));
        ask("POST", "/api/config-profiles", new JsonObject().set("name", "One").set("config", config), apiToken);
        play("profiles-12-inbound-tag-taken", "profiles-13-config-is-string", "profiles-14-delete-default");
    }

    private void limitDevices(boolean on) throws Exception {
        var limits = new JsonObject()
                .set("enabled", on)
                .set("fallbackDeviceLimit", 1)
                .set("maxDevicesAnnounce", "too many devices");
        ask(
                "PATCH",
                "/api/subscription-settings",
                new JsonObject()
                        .set("uuid", "00000000-0000-0000-0000-000000000000")
                        .set("hwidSettings", limits),
                apiToken);
    }

    /** The recorded traffic was written into the panel's database, so it left no trace of a connection. */
    private void useWithoutTrace(long user, long bytes) {
        panel.useTrafficSilently(user, bytes);
    }

    private long create(String name, String expireAt, String shortUuid) throws Exception {
        return create(name, expireAt, shortUuid, 0, 1, 1);
    }

    private long create(String name, String expireAt, String shortUuid, long limit, int password, int vless)
            throws Exception {
        JsonObject user = ask(
                "POST",
                "/api/users",
                new JsonObject()
                        .set("username", name)
                        .set("expireAt", expireAt)
                        .set("shortUuid", shortUuid)
                        .set("trafficLimitBytes", limit)
                        .set("trojanPassword", "placeholder-trojan-" + password)
                        .set("ssPassword", password < 10 ? "placeholder-ss-0" : "placeholder-ss-" + password)
                        .set("vlessUuid", "00000000-0000-4000-8000-%012d".formatted(vless)),
                apiToken);
        return Objects.requireNonNull(user.whole("id"));
    }

    private JsonObject ask(String method, String path, @Nullable JsonObject body, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(panel.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body)))
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Remnawave-Client-Type", "browser")
                .header("Authorization", "Bearer " + token);
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(method + " " + path).isBetween(200, 299);
        if (response.body().length == 0) return new JsonObject();
        return Objects.requireNonNull(Json.object(response.body()).object("response"));
    }

    private void playAll(String prefix, int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            String start = prefix + (i < 10 ? "0" : "") + i;
            play(Recording.names().stream()
                    .filter(name -> name.equals(start) || name.startsWith(start + "-"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private void play(String... names) throws Exception {
        for (String name : names) playOne(name);
    }

    private static boolean isAdmin(String name) {
        return headers(Recording.of(name)).has("X-Remnawave-Client-Type");
    }

    private @Nullable Object playAs(String name, String password, String token) throws Exception {
        played.add(name);
        Recording recording = Recording.of(name);
        HttpResponse<byte[]> response = http.send(request(recording, password, token), BodyHandlers.ofByteArray());
        JsonObject recorded = recording.response();
        Object body = body(response);
        if (!Objects.equals(recorded.whole("status"), (long) response.statusCode())) {
            differences.add(name + " has status " + response.statusCode() + ", not " + recorded.get("status"));
        }
        comparison.differences(recorded.get("body"), body).forEach(it -> differences.add(name + " " + it));
        JsonObject headers = Objects.requireNonNullElseGet(recorded.object("headers"), JsonObject::new);
        headers.members().forEach((header, value) -> {
            if (header.equals("etag")) return; // nobody asks for it
            String actual = response.headers().firstValue(header).orElse("");
            if (!actual.equals(comparison.translate(String.valueOf(value)))) {
                differences.add(name + " has header " + header + ": " + actual + ", not " + value);
            }
        });
        return body;
    }

    private void playCut(String name) {
        played.add(name);
        Recording recording = Recording.of(name);
        assertThat(recording.response().get("status")).isNull();
        assertThatThrownBy(() -> http.send(request(recording, "", ""), BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    private HttpRequest request(Recording recording, String password, String token) {
        JsonObject recorded = recording.request();
        String path = comparison.translate(Objects.requireNonNull(recorded.text("path")));
        Object body = recorded.get("body");
        String text = switch (body) {
            case null -> recording.name().contains("malformed-json") ? "{\"username\": " : "";
            case String raw -> raw;
            default -> new String(Json.write(body), StandardCharsets.UTF_8);
        };
        String sent = comparison.translate(text.replace("<password>", password));
        var request = HttpRequest.newBuilder(URI.create(panel.url() + path))
                .method(
                        Objects.requireNonNull(recorded.text("method")),
                        sent.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent));
        headers(recording)
                .members()
                .forEach((name, value) ->
                        request.header(name, String.valueOf(value).replace("<jwt>", token)));
        return request.build();
    }

    private static JsonObject headers(Recording recording) {
        return Objects.requireNonNullElseGet(recording.request().object("headers"), JsonObject::new);
    }

    private static @Nullable Object body(HttpResponse<byte[]> response) {
        if (response.body().length == 0) return null;
        boolean json = response.headers().firstValue("content-type").orElse("").startsWith("application/json");
        return json ? Json.parse(response.body()) : new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String token(@Nullable Object body, String member) {
        return Objects.requireNonNull(
                Objects.requireNonNull(((JsonObject) Objects.requireNonNull(body)).object("response"))
                        .text(member));
    }

    private @Nullable Object playOne(String name) throws Exception {
        return playAs(name, PASSWORD, isAdmin(name) ? adminToken : apiToken);
    }
}
