package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators do with VPN users and servers, through HTTP down to the sandbox panel. */
class VpnTourTest {
    private final TestPlatform platform = TestPlatform.shared();

    private static String name(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void anOperatorMakesAUserAndHandsOutTheConfig() {
        ApiClient operator = platform.as(Role.OPERATOR);
        String username = name("alice");

        Reply created = operator.post(
                        "/api/v1/users", Map.of("username", username, "email", "alice@example.com", "data_limit", 1000))
                .expect(201);
        String id = created.text("/uuid");

        assertThat(operator.get("/api/v1/users/" + id).expect(200).text("/username"))
                .isEqualTo(username);
        assertThat(operator.get("/api/v1/subscriptions/config/" + id)
                        .expect(200)
                        .text("/config"))
                .contains("://");
        assertThat(operator.get("/api/v1/users?page=1&page_size=1").expect(200).text("/users/0/uuid"))
                .isEqualTo(id);
        operator.put("/api/v1/users/" + id, Map.of("data_limit", 2000)).expect(200);
        operator.delete("/api/v1/users/" + id).expect(403);
        platform.as(Role.ADMIN).delete("/api/v1/users/" + id).expect(204);
        operator.get("/api/v1/users/" + id).expect(404);
    }

    @Test
    void refusesWhatTheContractRefuses() {
        ApiClient operator = platform.as(Role.OPERATOR);
        String username = name("bob");
        operator.post("/api/v1/users", Map.of("username", username)).expect(201);

        operator.post("/api/v1/users", Map.of("username", username)).expect(409);
        operator.post("/api/v1/users", Map.of("username", "x".repeat(40))).expect(400);
        operator.post("/api/v1/users", Map.of("username", "ab")).expect(422);
        operator.post("/api/v1/users", Map.of()).expect(422);
        operator.get("/api/v1/users?page=0").expect(422);
        operator.get("/api/v1/users?page_size=101").expect(422);
        operator.get("/api/v1/users/not-a-uuid").expect(422);
        platform.anonymous().get("/api/v1/users").expect(401);
        platform.as(Role.MOBILE_USER).get("/api/v1/users").expect(403);
        platform.as(Role.MOBILE_USER)
                .get("/api/v1/subscriptions/config/" + UUID.randomUUID())
                .expect(403);
    }

    @Test
    void anOperatorAddsAServerAndLooksAtIt() {
        ApiClient operator = platform.as(Role.OPERATOR);
        String server = name("node");
        Reply created = operator.post(
                        "/api/v1/servers", Map.of("name", server, "address", server + ".example.com", "port", 2222))
                .expect(201);
        String id = created.text("/uuid");

        assertThat(operator.get("/api/v1/servers").expect(200).body()).contains(server);
        operator.get("/api/v1/servers/stats").expect(200);
        operator.get("/api/v1/servers/" + id).expect(200);
        operator.get("/api/v1/servers/" + id + "/status").expect(200);
        operator.put("/api/v1/servers/" + id, Map.of("port", 2223)).expect(200);
        platform.as(Role.ADMIN).delete("/api/v1/servers/" + id).expect(204);
        operator.get("/api/v1/servers/" + id).expect(404);
        assertThat(operator.get("/api/v1/servers").expect(200).body()).doesNotContain(server);
    }

    @Test
    void anAdminKeepsThePanelsOtherThings() {
        ApiClient admin = platform.as(Role.ADMIN);
        String host = admin.post(
                        "/api/v1/hosts", Map.of("name", name("host"), "address", "de.example.com", "port", 443))
                .expect(200)
                .text("/uuid");
        admin.get("/api/v1/hosts").expect(200);
        admin.get("/api/v1/hosts/" + host).expect(200);
        admin.put("/api/v1/hosts/" + host, Map.of("is_disabled", true)).expect(200);
        admin.delete("/api/v1/hosts/" + host).expect(200);
        admin.get("/api/v1/hosts/" + host).expect(404);
        admin.get("/api/v1/hosts/nonsense").expect(404);

        admin.get("/api/v1/config-profiles").expect(200);
        admin.get("/api/v1/inbounds").expect(200);
        admin.get("/api/v1/xray/config").expect(200);
        admin.get("/api/v1/squads/internal").expect(200);
        platform.as(Role.MOBILE_USER).get("/api/v1/squads/external").expect(200);
        admin.post("/api/v1/squads", Map.of("name", name("squad"), "squad_type", "internal", "max_members", 5))
                .expect(200);
        admin.post("/api/v1/squads", Map.of("name", name("squad"), "squad_type", "other"))
                .expect(400);
        String snippet = name("snippet");
        var body = Map.of("name", snippet, "snippet_type", "routing", "content", "[{\"type\":\"field\"}]");
        assertThat(admin.post("/api/v1/snippets", body).expect(200).text("/snippetType"))
                .isEqualTo("routing");
        admin.post("/api/v1/snippets", body).expect(409);
        admin.get("/api/v1/snippets").expect(200);
        admin.post("/api/v1/snippets", Map.of("name", "x", "snippet_type", "y", "content", "no json"))
                .expect(400);
        String template = admin.post(
                        "/api/v1/subscriptions",
                        Map.of(
                                "name",
                                name("t"),
                                "template_type",
                                "sing_box",
                                "config_data",
                                Map.of("log", Map.of("level", "info"))))
                .expect(200)
                .text("/uuid");
        admin.get("/api/v1/subscriptions").expect(200);
        platform.as(Role.MOBILE_USER).get("/api/v1/subscriptions/" + template).expect(200);
        admin.put("/api/v1/subscriptions/" + template, Map.of("flow", "xtls-rprx-vision"))
                .expect(200);
        admin.delete("/api/v1/subscriptions/" + template).expect(200);
        platform.as(Role.OPERATOR).get("/api/v1/hosts").expect(403);
    }

    @Test
    void keepsSettingsOfAnyJsonType() {
        ApiClient admin = platform.as(Role.ADMIN);
        String key = name("key");
        Reply created = admin.post("/api/v1/settings", Map.of("key", key, "value", Map.of("a", 1)))
                .expect(200);

        assertThat(created.at("/value/a").intValue()).isEqualTo(1);
        admin.put("/api/v1/settings/" + created.at("/id").intValue(), Map.of("value", 5))
                .expect(200);
        admin.post("/api/v1/settings", Map.of("key", key, "value", true)).expect(409);
        assertThat(admin.get("/api/v1/settings").expect(200).body()).contains(key);
        admin.put("/api/v1/settings/999999", Map.of("value", 5)).expect(404);
    }

    @Test
    void signsPayloadsAndShowsHowItIs() {
        ApiClient customer = platform.as(Role.MOBILE_USER);
        assertThat(customer.get("/api/v1/keygen/public-key").expect(200).text("/publicKey"))
                .startsWith("-----BEGIN PUBLIC KEY-----");
        customer.post("/api/v1/keygen/sign-payload", Map.of("payload", "hello")).expect(200);
        customer.post("/api/v1/keygen/sign-payload", Map.of("payload", "hello", "algorithm", "HS1"))
                .expect(400);

        assertThat(customer.get("/api/v1/monitoring/health").expect(200).text("/status"))
                .isEqualTo("healthy");
        customer.get("/api/v1/monitoring/stats").expect(200);
        customer.get("/api/v1/monitoring/bandwidth?period=week").expect(200);
        customer.get("/api/v1/monitoring/bandwidth?period=year").expect(422);
        customer.get("/api/v1/users/usage-stats").expect(404);
        platform.anonymous().get("/api/v1/status").expect(200);
        platform.as(Role.VIEWER).get("/health/detailed").expect(200);
        customer.get("/health/detailed").expect(403);
        platform.as(Role.OPERATOR).get("/api/v1/telegram/user/42").expect(404);
        platform.as(Role.OPERATOR)
                .post("/api/v1/telegram/user/42/subscription", Map.of("plan_name", "basic", "duration_days", 30))
                .expect(404);
    }
}
