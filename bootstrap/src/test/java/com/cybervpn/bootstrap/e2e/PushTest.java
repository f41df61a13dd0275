package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Notices reach phones, from what happened to Google's door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushTest {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final LoopbackServer google =
            LoopbackServer.create("google", (request, reply) -> reply.accept(answer(request)));
    private final String url = LoopbackServer.uriOf(google.listen(0)).toString();
    private final TestPlatform platform = TestPlatform.with(Map.of(
            "fcm.url",
            url,
            "fcm.service-account",
            serviceAccount(),
            "cryptobot.sandbox.webhook-url",
            "http://127.0.0.1:9/"));

    @AfterAll
    void stop() {
        platform.close();
        google.close();
    }

    @Test
    void tellsPhonesOfThoseWhoWantToBeTold() {
        var referrer = platform.account(Role.MOBILE_USER);
        var own = platform.signedIn(referrer);
        register(own, "good-token");
        register(own, "gone-token");
        var code = own.get("/api/v1/referral/code").expect(200).text("/code");

        platform.fresh(Role.MOBILE_USER)
                .post("/api/v1/referral/use", Map.of("code", code))
                .expect(204);

        Eventually.get(() -> tokensOf(referrer), tokens -> tokens.size() == 1 && messages.size() == 2);
        assertThat(messages)
                .anySatisfy(message -> assertThat(message)
                        .contains("good-token", "Somebody joined with your code", "referral_joined"));
        assertThat(tokensOf(referrer)).containsExactly("good-token");

        own.patch("/api/v1/users/me/notifications", Map.of("push_payment", false))
                .expect(200);
        platform.fresh(Role.MOBILE_USER)
                .post("/api/v1/referral/use", Map.of("code", code))
                .expect(204);
        var other = platform.account(Role.MOBILE_USER);
        var others = platform.signedIn(other);
        register(others, "other-token");
        var othersCode = others.get("/api/v1/referral/code").expect(200).text("/code");
        platform.fresh(Role.MOBILE_USER)
                .post("/api/v1/referral/use", Map.of("code", othersCode))
                .expect(204);
        Eventually.get(messages::size, count -> count == 3);
        assertThat(messages.getLast()).contains("other-token");
    }

    private static void register(ApiClient own, String token) {
        own.post(
                        "/api/v1/auth/me/fcm-token",
                        Map.of("fcm_token", token, "platform", "ios", "device_id", UUID.randomUUID()))
                .expect(204);
    }

    private List<String> tokensOf(Account account) {
        return platform.bean(PushTokens.class).of(account.id()).stream()
                .map(token -> token.token().reveal())
                .toList();
    }

    private Answer answer(Request request) {
        if (request.path().equals("/token")) {
            return Answer.json(
                    200, new JsonObject().set("access_token", "ya29.test").set("expires_in", 3600L));
        }
        var message = new String(request.body(), StandardCharsets.UTF_8);
        messages.add(message);
        if (message.contains("gone-token")) {
            var detail = new JsonObject().set("errorCode", "UNREGISTERED");
            return Answer.json(404, new JsonObject().set("error", new JsonObject().set("details", List.of(detail))));
        }
        return Answer.json(200, new JsonObject().set("name", "projects/cyber-1/messages/1"));
    }

    private String serviceAccount() {
        try {
            var key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return ApiClient.JSON.writeValueAsString(Map.of(
                    "project_id", "cyber-1",
                    "client_email", "push@cyber-1.iam.gserviceaccount.com",
                    "private_key_id", "key-1",
                    "private_key",
                            "-----BEGIN PRIVATE KEY-----\n"
                                    + Base64.getEncoder().encodeToString(key)
                                    + "\n-----END PRIVATE KEY-----\n",
                    "token_uri", url + "/token"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
