package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.TestPlatform.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who comes in has a VPN user without access, and one is enough for all that follows. */
class NewcomersTest {
    private static final Map<String, Object> OPEN =
            Map.of("registration.enabled", true, "registration.invite-required", false);

    @Test
    void haveAUserOnThePanelThatTheTrialOpens() {
        var platform = IdentityPlatform.platform();
        var admin = platform.as(Role.ADMIN);
        var email = IdentityPlatform.newEmail();
        var customer = verified(platform, email);

        var waiting = Eventually.get(() -> users(admin, email), found -> !found.isEmpty());
        assertThat(waiting).singleElement().satisfies(user -> {
            assertThat(user.at("/status").asString()).isEqualTo("disabled");
            assertThat(user.at("/used_traffic_bytes").asLong()).isZero();
        });
        var none = customer.get("/api/v1/subscriptions/active").expect(200);
        assertThat(none.text("/status")).isEqualTo("none");
        assertThat(none.at("/expires_at").isNull()).isTrue();
        customer.post("/api/v1/subscriptions/cancel").expect(400);
        assertThat(customer.get("/api/v1/trial/status")
                        .expect(200)
                        .at("/is_eligible")
                        .asBoolean())
                .isTrue();

        customer.post("/api/v1/trial/activate").expect(200);

        var trial = Eventually.get(
                () -> customer.get("/api/v1/subscriptions/active").expect(200),
                reply -> reply.text("/status").equals("trial"));
        assertThat(Instant.parse(trial.text("/expires_at"))).isAfter(Instant.now());
        assertThat(users(admin, email)).singleElement().satisfies(user -> {
            assertThat(user.at("/uuid")).isEqualTo(waiting.getFirst().at("/uuid"));
            assertThat(user.at("/status").asString()).isEqualTo("active");
        });
    }

    @Test
    void byTelegramAreFoundThereByTheOperatorsBot() {
        var admin = IdentityPlatform.platform().as(Role.ADMIN);
        long id = 7_700_123L;

        IdentityPlatform.somewhere()
                .post(
                        "/api/v1/mobile/auth/telegram/callback",
                        Map.of(
                                "auth_data",
                                IdentityPlatform.telegram(id, Instant.now().getEpochSecond()),
                                "device",
                                IdentityPlatform.device(IdentityPlatform.newDevice())))
                .expect(200);

        Eventually.get(() -> admin.get("/api/v1/telegram/user/" + id), reply -> reply.status() == 200);
    }

    @Test
    void comeInAlsoWhileThePanelIsDown() {
        var settings = new HashMap<String, Object>(OPEN);
        settings.put("remnawave.url", "http://127.0.0.1:9");
        settings.put("remnawave.token", "none");
        try (var platform = TestPlatform.with(settings)) {
            var customer = verified(platform, "down@example.com");

            assertThat(customer.get("/api/v1/auth/me").expect(200).text("/email"))
                    .isEqualTo("down@example.com");
            assertThat(customer.get("/api/v1/subscriptions/active").expect(200).text("/status"))
                    .isEqualTo("none");
        }
    }

    /** A customer who registered and showed the code that was mailed. */
    private static ApiClient verified(TestPlatform platform, String email) {
        var login = email.substring(0, email.indexOf('@'));
        platform.anonymous()
                .post("/api/v1/auth/register", Map.of("login", login, "email", email, "password", PASSWORD))
                .expect(201);
        var code = new Mailbox(platform).code(email, "Confirm");
        var entered = platform.anonymous()
                .post("/api/v1/auth/verify-otp", Map.of("email", email, "code", code))
                .expect(200);
        return platform.anonymous().bearer(entered.text("/access_token"));
    }

    /** Those that staff see under the address. */
    private static List<JsonNode> users(ApiClient staff, String email) {
        var found = new ArrayList<JsonNode>();
        for (var user : staff.get("/api/v1/users?page_size=100").expect(200).at("/users")) {
            if (user.at("/email").asString("").equals(email)) found.add(user);
        }
        return found;
    }
}
