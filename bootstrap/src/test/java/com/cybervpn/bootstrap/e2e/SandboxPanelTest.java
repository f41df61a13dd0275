package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A platform without a panel of its own works with the sandbox in every way in which it works with a panel. */
class SandboxPanelTest {
    @Test
    void makesUsersWithAWorkingLinkAndHearsWhatBecomesOfThem() throws Exception {
        try (var platform = TestPlatform.with(Map.of("remnawave.sandbox.webhooks", true))) {
            var admin = platform.as(Role.ADMIN);
            admin.post("/api/v1/users", Map.of("username", "sandbox_user", "data_limit", 1000))
                    .expect(201);
            var user = platform.bean(PanelUsers.class)
                    .findByUsername("sandbox_user")
                    .orElseThrow();

            assertThat(linksAt(URI.create(user.subscriptionUrl())))
                    .contains("vless://")
                    .contains("ss://");

            platform.bean(PanelSandbox.class).useTraffic(user.id().value(), 2000);
            String log = awaitInWebhookLog(admin, "user.limited");
            assertThat(log).contains("user.created").doesNotContain("\"is_valid\":false");
        }
    }

    private static String linksAt(URI subscription) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var reply = client.send(HttpRequest.newBuilder(subscription).build(), BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(200);
            return new String(Base64.getDecoder().decode(reply.body()), StandardCharsets.UTF_8);
        }
    }

    private static String awaitInWebhookLog(ApiClient admin, String event) {
        return Eventually.get(
                () -> admin.get("/api/v1/admin/webhook-log").expect(200).body(), log -> log.contains(event));
    }
}
