package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.IdentityPlatform.credentials;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.device;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.login;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.newDevice;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.newEmail;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.register;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.somewhere;
import static com.cybervpn.bootstrap.e2e.TestPlatform.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mobile app's own endpoints, and that its tokens are as good as any others. */
class MobileTest {
    private static final String SUITE = "/api/v1/mobile/auth";

    private final TestPlatform platform = IdentityPlatform.platform();

    @Test
    void registersOnceAndIsIn() {
        var email = newEmail();
        var device = newDevice();

        var registered = register(email, device);

        assertThat(registered.at("/is_new_user").asBoolean()).isTrue();
        assertThat(registered.text("/tokens/token_type")).isEqualTo("Bearer");
        assertThat(registered.at("/tokens/expires_in").asInt()).isEqualTo(900);
        assertThat(registered.text("/user/subscription/status")).isEqualTo("none");
        var again = somewhere()
                .post(SUITE + "/register", credentials(email, newDevice()))
                .expect(409);
        assertThat(again.text("/detail/code")).isEqualTo("EMAIL_EXISTS");
        var me = app(registered).get(SUITE + "/me").expect(200);
        assertThat(me.text("/email")).isEqualTo(email);
        assertThat(me.text("/status")).isEqualTo("active");
        assertThat(app(registered).get("/api/v1/auth/me").expect(200).text("/role"))
                .isEqualTo("mobile_user");
    }

    @Test
    void limitsRegistrationsPerPlaceAndLoginsPerDevice() {
        var place = somewhere();
        for (int i = 0; i < 3; i++) {
            place.post(SUITE + "/register", credentials(newEmail(), newDevice()))
                    .expect(201);
        }
        var refused = place.post(SUITE + "/register", credentials(newEmail(), newDevice()))
                .expect(429);
        assertThat(refused.text("/detail/code")).isEqualTo("RATE_LIMITED");
        assertThat(refused.header("Retry-After")).isEqualTo("60");

        var device = newDevice();
        for (int i = 0; i < 5; i++) {
            var wrong = login(newEmail(), "Wrong-Password-1!", device).expect(401);
            assertThat(wrong.text("/detail/code")).isEqualTo("INVALID_CREDENTIALS");
        }
        assertThat(login(newEmail(), PASSWORD, device).expect(429).text("/detail/code"))
                .isEqualTo("RATE_LIMITED");
    }

    @Test
    void rotatesTokensPerDevice() {
        var email = newEmail();
        var device = newDevice();
        register(email, device);
        var first = login(email, PASSWORD, device).expect(200).text("/tokens/refresh_token");

        assertThat(refresh(first, newDevice()).expect(401).text("/detail/code")).isEqualTo("INVALID_TOKEN");
        var second = refresh(first, device).expect(200).text("/refresh_token");
        var third = somewhere()
                .post(SUITE + "/refresh", Map.of("refresh_token", second))
                .expect(200);
        refresh(second, device).expect(401);
        refresh(third.text("/refresh_token"), device).expect(401);
        platform.anonymous()
                .bearer(third.text("/access_token"))
                .get(SUITE + "/me")
                .expect(401);
    }

    @Test
    void remembersWhoAsksForIt() {
        var email = newEmail();
        var device = newDevice();
        register(email, device);
        var body = new HashMap<>(credentials(email, device));
        body.put("remember_me", true);
        var reply = somewhere().post(SUITE + "/login", body).expect(200);

        var claims = AttackTest.claims(reply.text("/tokens/refresh_token"));

        assertThat(claims.at("/exp").asLong() - claims.at("/iat").asLong())
                .isEqualTo(Duration.ofDays(30).toSeconds());
    }

    @Test
    void signingOutEndsWhatThePhoneHolds() {
        var email = newEmail();
        var device = newDevice();
        var registered = register(email, device);
        var own = app(registered);
        var token = own.post(SUITE + "/biometric/enroll", Map.of("device_id", device))
                .expect(200)
                .text("/device_token");
        own.post("/api/v1/auth/me/fcm-token", push("to-be-cleared", device)).expect(204);
        var refreshToken = registered.text("/tokens/refresh_token");

        logout(refreshToken, newDevice()).expect(401);
        logout(refreshToken, device).expect(204);
        assertThat(logout(refreshToken, device).expect(401).text("/detail/code"))
                .isEqualTo("INVALID_TOKEN");

        own.get(SUITE + "/me").expect(401);
        finger(token, device).expect(401);
        assertThat(pushTokens(registered)).isEmpty();
    }

    @Test
    void opensByFinger() {
        var device = newDevice();
        var registered = register(newEmail(), device);
        var own = app(registered);
        var first = own.post(SUITE + "/biometric/enroll", Map.of("device_id", device))
                .expect(200);
        assertThat(Instant.parse(first.text("/expires_at")))
                .isAfter(Instant.now().plus(Duration.ofDays(89)));

        var entered = finger(first.text("/device_token"), device).expect(200);
        assertThat(entered.at("/expires_in").asInt()).isEqualTo(900);
        platform.anonymous()
                .bearer(entered.text("/access_token"))
                .get("/api/v1/auth/me")
                .expect(200);
        finger(first.text("/device_token"), device).expect(200);
        var refused = finger(first.text("/device_token"), newDevice()).expect(401);
        assertThat(refused.text("/detail/code")).isEqualTo("INVALID_DEVICE_TOKEN");
        var last = finger(first.text("/device_token"), device).expect(200).text("/device_token");
        finger(last, device).expect(200);
        finger(first.text("/device_token"), device).expect(401);

        var second = own.post(SUITE + "/biometric/enroll", Map.of("device_id", device))
                .expect(200)
                .text("/device_token");
        finger(last, device).expect(401);
        own.post("/api/v1/auth/change-password", Map.of("current_password", PASSWORD, "new_password", PASSWORD + "2"))
                .expect(200);
        finger(second, device).expect(401);
    }

    @Test
    void registersDevices() {
        var own = app(register(newEmail(), newDevice()));
        var device = newDevice();
        var first =
                own.post(SUITE + "/device", Map.of("device", device(device))).expect(201);

        var again =
                own.post(SUITE + "/device", Map.of("device", device(device))).expect(201);

        assertThat(again.text("/registered_at")).isEqualTo(first.text("/registered_at"));
        own.post(SUITE + "/device", Map.of("device", device("short"))).expect(422);
        own.post(SUITE + "/device", Map.of()).expect(422);
        assertThat(platform.anonymous()
                        .post(SUITE + "/device", Map.of("device", device(device)))
                        .expect(401)
                        .text("/detail/code"))
                .isEqualTo("UNAUTHORIZED");
    }

    @Test
    void keepsOnePushTokenForEachDevice() {
        var registered = register(newEmail(), newDevice());
        var own = app(registered);
        var device = newDevice();
        own.post("/api/v1/auth/me/fcm-token", push("push-a", device)).expect(204);
        own.post("/api/v1/auth/me/fcm-token", push("push-b", device)).expect(204);
        var upstream = own.post(
                        "/api/v1/users/me/fcm-token",
                        Map.of("token", "push-c", "device_id", "tablet", "platform", "android"))
                .expect(201);
        assertThat(upstream.text("/platform")).isEqualTo("android");
        assertThat(pushTokens(registered)).containsExactlyInAnyOrder("push-b", "push-c");

        own.send("DELETE", "/api/v1/users/me/fcm-token", Map.of("device_id", "tablet"))
                .expect(204);
        own.send("DELETE", "/api/v1/users/me/fcm-token", Map.of("device_id", "tablet"))
                .expect(204);
        assertThat(pushTokens(registered)).containsExactly("push-b");
        own.post("/api/v1/auth/me/fcm-token", Map.of("fcm_token", "x", "platform", "web", "device_id", device))
                .expect(422);
        own.post("/api/v1/auth/me/fcm-token", push("x", "short")).expect(422);
        own.post("/api/v1/auth/me/fcm-token", push("x".repeat(513), device)).expect(422);
        own.delete("/api/v1/auth/me").expect(200);
        assertThat(pushTokens(registered)).isEmpty();
    }

    @Test
    void comesInByTelegram() {
        var id = 700_000_000L + System.nanoTime() % 1_000_000;
        var now = Instant.now().getEpochSecond();

        var first = telegram(IdentityPlatform.telegram(id, now)).expect(200);
        var second = telegram(IdentityPlatform.telegram(id, now)).expect(200);

        assertThat(first.at("/is_new_user").asBoolean()).isTrue();
        assertThat(second.at("/is_new_user").asBoolean()).isFalse();
        assertThat(first.text("/user/email")).isEqualTo("tg" + id + "@telegram.local");
        assertThat(first.text("/user/username")).isEqualTo("ann_" + id);
        assertThat(telegram("bm90IGpzb24=").expect(400).text("/detail/code")).isEqualTo("INVALID_TELEGRAM_AUTH");
        assertThat(telegram(IdentityPlatform.telegram(id, now - 90_000))
                        .expect(401)
                        .text("/detail/code"))
                .isEqualTo("TELEGRAM_AUTH_EXPIRED");
        app(first).delete("/api/v1/auth/me").expect(200);
        assertThat(telegram(IdentityPlatform.telegram(id, now)).expect(401).text("/detail/code"))
                .isEqualTo("USER_INACTIVE");
    }

    @Test
    void asksForTheSecondFactor() {
        var email = newEmail();
        var device = newDevice();
        var secret = new StringBuilder();
        IdentityPlatform.turnOnSecondFactor(app(register(email, device)), secret);

        var pending = login(email, PASSWORD, device).expect(200);

        assertThat(pending.text("/tokens/access_token")).isEmpty();
        assertThat(pending.text("/tokens/refresh_token")).isEmpty();
        assertThat(pending.at("/tokens/expires_in").asInt()).isZero();
        assertThat(pending.at("/requires_2fa").asBoolean()).isTrue();
        assertThat(pending.at("/user/subscription").isNull()).isTrue();
        var completed = somewhere()
                .bearer(pending.text("/tfa_token"))
                .post("/api/v1/2fa/complete", Map.of("code", Authenticator.code(secret.toString(), 0)))
                .expect(200);
        assertThat(AttackTest.claims(completed.text("/access_token"))
                        .at("/device_id")
                        .stringValue())
                .isEqualTo(device);
        refresh(completed.text("/refresh_token"), device).expect(200);
    }

    @Test
    void keepsProfileAndSwitches() {
        var own = app(register(newEmail(), newDevice()));
        assertThat(own.get("/api/v1/users/me/profile").expect(200).text("/timezone"))
                .isEqualTo("UTC");

        var changed = own.patch(
                        "/api/v1/users/me/profile",
                        Map.of(
                                "display_name", "Ann",
                                "avatar_url", "https://example.com/a.png",
                                "language", "ru",
                                "timezone", "Europe/Moscow"))
                .expect(200);
        assertThat(changed.text("/display_name")).isEqualTo("Ann");
        var kept =
                own.patch("/api/v1/users/me/profile", Map.of("language", "en")).expect(200);
        assertThat(kept.text("/avatar_url")).isEqualTo("https://example.com/a.png");
        assertThat(kept.text("/timezone")).isEqualTo("Europe/Moscow");
        own.patch("/api/v1/users/me/profile", Map.of("avatar_url", "javascript:alert(1)"))
                .expect(422);
        own.patch("/api/v1/users/me/profile", Map.of("timezone", "Nowhere/Land"))
                .expect(422);

        var before = own.get("/api/v1/users/me/notifications").expect(200);
        assertThat(before.at("/email_marketing").asBoolean()).isFalse();
        var after = own.patch("/api/v1/users/me/notifications", Map.of("push_payment", false))
                .expect(200);
        assertThat(after.at("/push_payment").asBoolean()).isFalse();
        assertThat(after.at("/push_subscription").asBoolean()).isTrue();
        own.patch("/api/v1/users/me/notifications", Map.of("push_payment", "no"))
                .expect(422);
        own.get("/api/v1/users/me/usage").expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/me",
                "/auth/devices",
                "/subscriptions/active",
                "/trial/status",
                "/referral/code",
                "/referral/status",
                "/referral/stats",
                "/referral/recent",
                "/payments/history",
                "/payments/methods",
                "/2fa/status",
                "/oauth/github/authorize?redirect_uri=https://app.example.com/cb",
                "/users/usage-stats",
                "/users/me/profile",
                "/users/me/notifications",
                "/servers",
                "/servers/stats",
                "/monitoring/health",
                "/monitoring/stats",
                "/monitoring/bandwidth",
                "/config-profiles",
                "/billing"
            })
    void anAppTokenReads(String path) {
        assertThat(Shared.APP.unchecked().get("/api/v1" + path).status()).isNotIn(401, 403, 405, 500);
    }

    @Test
    void anAppTokenWritesWhatIsItsOwn() {
        var registered = register(newEmail(), newDevice());
        var own = app(registered);
        var id = registered.text("/user/id");

        own.patch("/api/v1/auth/me", Map.of("locale", "ru")).expect(200);
        own.post("/api/v1/subscriptions/cancel").expect(400);
        own.unchecked().get("/api/v1/subscriptions/config/" + id).expect(404);
        own.post("/api/v1/payments/create", Map.of("user_uuid", id, "plan_id", UUID.randomUUID(), "currency", "USD"))
                .expect(404);
        own.get("/api/v1/payments/999999/status").expect(404);
        own.post("/api/v1/ws/ticket").expect(200);
        own.post("/api/v1/auth/logout-all").expect(200);
        own.get("/api/v1/auth/me").expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/admin/invites", "/admin/audit-log", "/admin/webhook-log"})
    void anAppTokenDoesNotReadWhatIsStaffs(String path) {
        assertThat(Shared.APP.unchecked().get("/api/v1" + path).status()).isEqualTo(403);
    }

    @Test
    void staffUsesTheAppAsWell() {
        var staff = platform.fresh(Role.OPERATOR);

        staff.get(SUITE + "/me").expect(200);
        staff.post(SUITE + "/biometric/enroll", Map.of("device_id", newDevice()))
                .expect(200);
    }

    private List<String> pushTokens(Reply registered) {
        var account = new AccountId(UUID.fromString(registered.text("/user/id")));
        return platform.bean(PushTokens.class).of(account).stream()
                .map(token -> token.token().reveal())
                .toList();
    }

    private static Map<String, Object> push(String token, String device) {
        return Map.of("fcm_token", token, "platform", "ios", "device_id", device);
    }

    private static ApiClient app(Reply entered) {
        return IdentityPlatform.platform().anonymous().bearer(entered.text("/tokens/access_token"));
    }

    private static Reply refresh(String token, String device) {
        return somewhere().post(SUITE + "/refresh", Map.of("refresh_token", token, "device_id", device));
    }

    private static Reply logout(String token, String device) {
        return somewhere().post(SUITE + "/logout", Map.of("refresh_token", token, "device_id", device));
    }

    private static Reply finger(String token, String device) {
        return somewhere().post(SUITE + "/biometric/login", Map.of("device_token", token, "device_id", device));
    }

    private static Reply telegram(String authData) {
        return somewhere()
                .post(SUITE + "/telegram/callback", Map.of("auth_data", authData, "device", device(newDevice())));
    }

    private static final class Shared {
        static final ApiClient APP = app(register(newEmail(), newDevice()));
    }
}
