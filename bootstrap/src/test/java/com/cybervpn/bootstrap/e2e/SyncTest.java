package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.terminal.port.in.TerminalEvents;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One person's devices over HTTP: tiers, profile, devices, synchronisation. */
class SyncTest {
    private static final String WORD = "Sync-Horse-7!x";

    private final TestPlatform platform = TestPlatform.shared();
    private final ApiClient admin = platform.as(Role.ADMIN);

    private ApiClient pro() {
        Account account = platform.account(Role.MOBILE_USER);
        give(account.id().value(), "pro");
        return platform.signedIn(account);
    }

    private void give(UUID account, String tier) {
        admin.put("/api/admin/users/" + account + "/tier", Map.of("tier", tier)).expect(200);
    }

    private static Map<String, Object> profile(String host) {
        return Map.of("name", "prod", "host", host, "port", 22, "username", "root");
    }

    private static Map<String, Object> push(String device, Map<String, Object> data) {
        Map<String, Object> body = new HashMap<>(data);
        body.put("device_id", device);
        body.put("device_name", "Ann's " + device);
        return body;
    }

    private static Map<String, Object> pushProfile(String device, String host) {
        return push(device, Map.of("ssh_profiles", List.of(profile(host))));
    }

    private static String pull(String device, String more) {
        return "/api/sync/data?data_types=all&device_id=" + device + "&device_name=x" + more;
    }

    private static String since(Reply pulled) {
        return "&last_sync_timestamp=" + URLEncoder.encode(pulled.text("/sync_timestamp"), StandardCharsets.UTF_8);
    }

    @Test
    void registersSignsInAndKeepsTheDevices() {
        String name = "dev" + UUID.randomUUID().toString().substring(0, 8);
        Reply registered = platform.anonymous()
                .post(
                        "/api/auth/register",
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@example.org",
                                "password",
                                WORD,
                                "device_id",
                                "same-phone",
                                "device_type",
                                "ios"))
                .expect(201);
        ApiClient first = platform.anonymous().bearer(registered.text("/token"));
        platform.anonymous()
                .post(
                        "/api/auth/login",
                        Map.of("username", name, "password", WORD, "device_id", "desk", "device_type", "unknown"))
                .expect(200);

        Reply devices = first.get("/api/user/devices").expect(200);
        assertThat(devices.at("/0/device_id").stringValue()).isEqualTo("desk");
        assertThat(devices.at("/0/device_type").stringValue()).isEqualTo("web");
        assertThat(devices.at("/1/device_id").stringValue()).isEqualTo("same-phone");
        assertThat(devices.at("/1/device_type").stringValue()).isEqualTo("ios");
        assertThat(pro().get("/api/user/devices").expect(200).json().size()).isZero();

        try (var socket = TerminalClient.of(platform, first.token())) {
            socket.say(TerminalClient.frame("ping"));
            socket.hear("pong");
        }
        assertThat(first.get("/api/user/devices").expect(200).text("/0/device_id"))
                .isEqualTo("same-phone");

        first.delete("/api/user/devices/desk").expect(204);
        first.delete("/api/user/devices/desk").expect(404);
        assertThat(first.get("/api/user/devices").expect(200).json().size()).isEqualTo(1);
    }

    /** T-SYNC-12. */
    @Test
    void tellsTheSocketsOfItsUserWhatChanged() {
        ApiClient ann = pro();
        try (var socket = TerminalClient.of(platform, ann.token());
                var foreign = TerminalClient.of(platform, pro().token())) {
            for (var client : List.of(socket, foreign)) {
                client.say(TerminalClient.frame("ping"));
                client.hear("pong");
            }

            ann.post("/api/sync/data", pushProfile("phone", "a.example.org")).expect(200);

            assertThat(socket.hear("sync_update").path("device_id").asString()).isEqualTo("phone");
            foreign.say(TerminalClient.frame("ping"));
            foreign.hear("pong"); // and nothing before it
        }
    }

    @Test
    void showsAndChangesTheProfile() {
        String name = "pro" + UUID.randomUUID().toString().substring(0, 8);
        ApiClient ann = platform.anonymous()
                .bearer(platform.anonymous()
                        .post(
                                "/api/auth/register",
                                Map.of("username", name, "email", name + "@example.org", "password", WORD))
                        .expect(201)
                        .text("/token"));
        Reply before = ann.get("/api/user/profile").expect(200);
        assertThat(before.text("/username")).isEqualTo(name);
        assertThat(before.text("/subscription_tier")).isEqualTo("free");

        Reply after = ann.put(
                        "/api/user/profile",
                        Map.of(
                                "username",
                                name + "x",
                                "email",
                                "new" + name + "@example.org",
                                "subscription_tier",
                                "enterprise",
                                "id",
                                UUID.randomUUID().toString()))
                .expect(200);
        assertThat(after.text("/id")).isEqualTo(before.text("/id"));
        assertThat(after.text("/username")).isEqualTo(name + "x");
        assertThat(after.text("/subscription_tier")).isEqualTo("free");
        assertThat(ann.get("/api/user/profile").expect(200).text("/email")).isEqualTo("new" + name + "@example.org");

        String taken = platform.account(Role.MOBILE_USER).login().value();
        assertThat(ann.put("/api/user/profile", Map.of("username", taken))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("username_taken");
        ann.put("/api/user/profile", Map.of("username", "no")).expect(400);
        ann.put("/api/user/profile", Map.of("username", "bad name")).expect(400);
        ann.put("/api/user/profile", Map.of("email", "nowhere")).expect(400);
        platform.anonymous().get("/api/user/profile").expect(401);
    }

    @Test
    void offersTiersAndGivesThem() {
        Reply plans = platform.anonymous().get("/api/subscription/plans").expect(200);
        assertThat(plans.json().findValuesAsString("plan_id")).containsExactly("free", "pro", "team", "enterprise");
        assertThat(plans.at("/1/price").decimalValue()).isEqualByComparingTo("12");

        Account account = platform.account(Role.MOBILE_USER);
        ApiClient ann = platform.signedIn(account);
        Reply free = ann.get("/api/subscription/current").expect(200);
        assertThat(free.text("/plan_id")).isEqualTo("free");
        assertThat(free.text("/status")).isEqualTo("active");
        assertThat(free.at("/current_period_end").isNull()).isTrue();
        assertThat(free.at("/cancel_at_period_end").asBoolean()).isFalse();

        String path = "/api/admin/users/" + account.id() + "/tier";
        ann.put(path, Map.of("tier", "pro")).expect(403);
        platform.as(Role.OPERATOR).put(path, Map.of("tier", "pro")).expect(403);
        admin.put(path, Map.of("tier", "gold")).expect(400);
        admin.put("/api/admin/users/" + UUID.randomUUID() + "/tier", Map.of("tier", "pro"))
                .expect(404);
        admin.put(path, Map.of("tier", "team", "until", "2100-01-01T00:00:00Z")).expect(200);
        assertThat(admin.get(path).expect(200).text("/tier")).isEqualTo("team");
        assertThat(ann.get("/api/subscription/current").expect(200).text("/current_period_end"))
                .isEqualTo("2100-01-01T00:00:00Z");
        admin.put(path, Map.of("tier", "team", "until", "2020-01-01T00:00:00Z")).expect(200);
        assertThat(ann.get("/api/subscription/current").expect(200).text("/plan_id"))
                .isEqualTo("free");
    }

    @Test
    void isClosedToTheFreeTierAndToNobody() {
        ApiClient free = platform.fresh(Role.MOBILE_USER);
        free.get(pull("phone", "")).expect(403);
        free.post("/api/sync/data", pushProfile("phone", "h")).expect(403);
        free.get("/api/sync/stats").expect(403);
        free.get("/api/sync/conflicts").expect(403);
        free.post("/api/sync/conflicts/" + UUID.randomUUID() + "/resolve", Map.of("resolution", "local"))
                .expect(403);
        platform.anonymous().get(pull("phone", "")).expect(401);
    }

    @Test
    void bringsChangesFromOneDeviceToTheOther() throws InterruptedException {
        Account account = platform.account(Role.MOBILE_USER);
        give(account.id().value(), "pro");
        ApiClient ann = platform.signedIn(account);
        Reply empty = ann.get(pull("tablet", "")).expect(200);
        assertThat(empty.at("/total_items").asInt()).isZero();
        assertThat(empty.at("/data/commands").isArray()).isTrue();
        assertThat(empty.at("/device_count").asInt()).isEqualTo(1);
        assertThat(empty.at("/conflict_type").isNull()).isTrue();

        BlockingQueue<Events.Event> heard = new LinkedBlockingQueue<>();
        try (var _ = platform.bean(Events.class).subscribe(event -> {
            if (account.id().equals(event.audience()) && event.type().equals(TerminalEvents.SYNC_UPDATE)) {
                heard.add(event);
            }
        })) {
            Reply pushed = ann.post(
                            "/api/sync/data",
                            push(
                                    "phone",
                                    Map.of(
                                            "ssh_profiles", List.of(profile("h1")),
                                            "settings",
                                                    Map.of("theme", "dark", "terminal_font_size", 14, "api_key", "k"),
                                            "commands",
                                                    List.of(Map.of(
                                                            "command", "ls", "timestamp", "2026-01-01T00:00:00Z")),
                                            "unheard_of", 1)))
                    .expect(200);
            assertThat(pushed.at("/conflicts_detected").size()).isZero();
            assertThat(pushed.at("/dropped/0").stringValue()).isEqualTo("settings.api_key");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
        }

        Reply pulled = ann.get(pull("tablet", since(empty))).expect(200);
        assertThat(pulled.at("/total_items").asInt()).isEqualTo(4);
        assertThat(pulled.text("/data/ssh_profiles/0/host")).isEqualTo("h1");
        assertThat(pulled.at("/data/ssh_profiles/0/port").asInt()).isEqualTo(22);
        assertThat(pulled.body()).doesNotContain("api_key");
        assertThat(ann.get(pull("tablet", since(pulled)))
                        .expect(200)
                        .at("/total_items")
                        .asInt())
                .isZero();
        assertThat(ann.get(
                                "/api/sync/data?data_types=settings,commands&data_types=sessions&device_id=tablet&device_name=x")
                        .expect(200)
                        .at("/data")
                        .size())
                .isEqualTo(3);

        ApiClient ben = pro();
        assertThat(ben.get(pull("tablet", "")).expect(200).at("/total_items").asInt())
                .isZero();
        Reply stats = ann.get("/api/sync/stats").expect(200);
        assertThat(stats.at("/total_syncs").asInt()).isEqualTo(5);
        assertThat(stats.at("/active_devices").asInt()).isEqualTo(2);
        assertThat(Instant.parse(stats.text("/last_sync"))).isNotNull();
        assertThat(ben.get("/api/sync/stats").expect(200).at("/total_syncs").asInt())
                .isEqualTo(1);
    }

    @Test
    void settlesAConflict() {
        ApiClient ann = pro();
        ApiClient ben = pro();
        ann.post("/api/sync/data", pushProfile("phone", "h1")).expect(200);
        Reply clash = ann.post("/api/sync/data", pushProfile("tablet", "h2")).expect(409);
        assertThat(clash.text("/conflicts/0/local_data/host")).isEqualTo("h2");
        assertThat(clash.text("/conflicts/0/remote_data/host")).isEqualTo("h1");
        assertThat(clash.text("/conflicts/0/device_info/local_device_id")).isEqualTo("tablet");
        assertThat(clash.text("/conflicts/0/device_info/remote_device_name")).isEqualTo("Ann's phone");
        String id = clash.text("/conflicts/0/conflict_id");
        assertThat(ann.get("/api/sync/conflicts").expect(200).text("/conflicts/0/conflict_id"))
                .isEqualTo(id);
        assertThat(ann.get(pull("phone", "")).expect(200).text("/conflict_type"))
                .isEqualTo("concurrent_modification");
        assertThat(ben.get("/api/sync/conflicts").expect(200).at("/total").asInt())
                .isZero();

        String path = "/api/sync/conflicts/" + id + "/resolve";
        ann.post(path, Map.of("resolution", "mine")).expect(400);
        ben.post(path, Map.of("resolution", "local")).expect(404);
        ann.post("/api/sync/conflicts/no-id/resolve", Map.of("resolution", "local"))
                .expect(422);
        ann.post(path, Map.of("resolution", "merge", "resolved_data", Map.of("name", "else")))
                .expect(400);
        Reply settled = ann.post(path, Map.of("resolution", "local")).expect(200);
        assertThat(settled.text("/resolution_method")).isEqualTo("local");
        assertThat(settled.at("/final_data")).isEqualTo(clash.at("/conflicts/0/local_data"));
        ann.post(path, Map.of("resolution", "remote")).expect(409);

        assertThat(ann.get(pull("phone", "")).expect(200).text("/data/ssh_profiles/0/host"))
                .isEqualTo("h2");
        assertThat(ann.get("/api/sync/stats")
                        .expect(200)
                        .at("/resolved_conflicts")
                        .asInt())
                .isEqualTo(1);
        assertThat(ann.get("/api/sync/history?data_type=ssh_profiles&name=prod")
                        .expect(200)
                        .text("/0/data/host"))
                .isEqualTo("h1");
        assertThat(ben.get("/api/sync/history?data_type=ssh_profiles&name=prod")
                        .expect(200)
                        .json()
                        .size())
                .isZero();
    }

    @Test
    void answersBadInputInItsOwnShape() {
        ApiClient ann = pro();
        String device = "&device_id=a&device_name=b";
        ann.get("/api/sync/data?device_id=a&device_name=b").expect(400);
        ann.get("/api/sync/data?data_types=all&device_name=b").expect(400);
        ann.get("/api/sync/data?data_types=all&device_id=a").expect(400);
        assertThat(ann.get("/api/sync/data?data_types=everything" + device)
                        .expect(400)
                        .text("/code"))
                .isEqualTo("invalid_request");
        ann.get("/api/sync/data?data_types=all&last_sync_timestamp=yesterday" + device)
                .expect(400);
        ann.get("/api/sync/data?data_types=all&device_id=a%00&device_name=b").expect(400);
        ann.post("/api/sync/data", Map.of("ssh_profiles", "none", "device_id", "a"))
                .expect(400);
        ann.post("/api/sync/data", Map.of("settings", 5)).expect(400);
        ann.post("/api/sync/data", Map.of("device_id", 5)).expect(400);
        ann.post("/api/sync/data", Map.of("sync_timestamp", "soon")).expect(400);
        ann.post("/api/sync/data", List.of()).expect(400);
        ann.get("/api/sync/history?data_type=ssh_profiles").expect(400);
        for (String number : List.of("1e999", "1e-999999999", "123456789012345678901234567890.5", "-0.0")) {
            String body = "{\"device_id\":\"a\",\"settings\":{\"n\":" + number + ",\"s\":\"\\u0000\\ud800\"}}";
            Reply reply = ann.send("POST", "/api/sync/data", "application/json", body.getBytes(StandardCharsets.UTF_8));
            assertThat(reply.status()).as(reply.body()).isIn(200, 400, 409);
            ann.get("/api/sync/data?data_types=all" + device).expect(200);
        }
    }

    @Test
    void synchronisesFiveDevicesOfTheTierPro() {
        ApiClient ann = pro();
        for (int n = 0; n < 5; n++) ann.get(pull("d" + n, "")).expect(200);
        ann.get(pull("d5", "")).expect(403);
        ann.delete("/api/user/devices/d0").expect(204);
        ann.get(pull("d5", "")).expect(200);
    }

    @Test
    void limitsHowOften() {
        ApiClient ann = pro();
        for (int n = 0; n < 60; n++) ann.get(pull("d", "")).expect(200);
        Reply refused = ann.get(pull("d", "")).expect(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }
}
