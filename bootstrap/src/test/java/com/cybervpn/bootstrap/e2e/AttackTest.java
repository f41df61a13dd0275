package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.IdentityPlatform.device;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.login;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.newDevice;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.newEmail;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.register;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.somewhere;
import static com.cybervpn.bootstrap.e2e.TestPlatform.PASSWORD;
import static com.cybervpn.bootstrap.e2e.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody tries who wants in and should not get in. */
class AttackTest {
    private static final int MANY = 32;
    private static final KeyPair RSA = rsa();

    private final TestPlatform platform = IdentityPlatform.platform();

    @Nested
    class ForgedTokens {
        private final String good = platform.fresh(Role.VIEWER).token();
        private final String head = good.substring(0, good.indexOf('.'));
        private final String body = good.substring(good.indexOf('.') + 1, good.lastIndexOf('.'));
        private final String signature = good.substring(good.lastIndexOf('.') + 1);

        @Test
        void theForgersToolsWork() {
            assertThat(me(hmac("HmacSHA256", IdentityPlatform.JWT_SECRET, head(Map.of("alg", "HS256")), body))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void openNothing() {
            for (var token : forged().toList()) {
                assertThat(me(token).status()).as(token).isEqualTo(401);
                assertThat(refresh(token).status()).as(token).isEqualTo(401);
                assertThat(complete(token).status()).as(token).isEqualTo(401);
            }
        }

        private Stream<String> forged() {
            var secret = IdentityPlatform.JWT_SECRET;
            var promoted = (ObjectNode) claims(good);
            promoted.put("role", "super_admin");
            var publicKey =
                    Base64.getMimeEncoder().encodeToString(RSA.getPublic().getEncoded());
            return Stream.of(
                    head(Map.of("alg", "none")) + '.' + body + '.',
                    head(Map.of("alg", "nOnE")) + '.' + body + '.' + signature,
                    head(Map.of("typ", "JWT")) + '.' + body + '.' + signature,
                    hmac("HmacSHA256", "another-secret-another-secret-another-secret", head, body),
                    hmac("HmacSHA512", secret, head(Map.of("alg", "HS512")), body),
                    hmac("HmacSHA256", secret, head(Map.of("alg", "RS256")), body),
                    hmac("HmacSHA256", publicKey, head(Map.of("alg", "HS256")), body),
                    rsa(head(Map.of("alg", "RS256")), body),
                    rsa(head(Map.of("alg", "HS256")), body),
                    hmac("HmacSHA256", secret, head(Map.of("alg", "HS256", "kid", "../../dev/null")), body),
                    hmac("HmacSHA256", secret, head(Map.of("alg", "HS256", "kid", "' or 1=1 --")), body),
                    hmac("HmacSHA256", secret, head(Map.of("alg", "HS256", "jku", "https://evil.example/k")), body),
                    hmac("HmacSHA256", secret, head(Map.of("alg", "HS256", "x5u", "https://evil.example/c")), body),
                    hmac(
                            "HmacSHA256",
                            secret,
                            head(Map.of("alg", "HS256", "jwk", Map.of("kty", "oct", "k", "AA"))),
                            body),
                    hmac("HmacSHA256", secret, head(Map.of("alg", "HS256", "crit", List.of("exp"))), body),
                    head + '.' + encode(ApiClient.JSON.writeValueAsBytes(promoted)) + '.' + signature,
                    good.substring(0, good.length() - 4),
                    head + '.' + body + '.' + signature.substring(0, signature.length() / 2),
                    head + '.' + body + '.',
                    head + '.' + body,
                    good + '.' + signature,
                    head + ".." + signature,
                    "x".repeat(5000),
                    "null");
        }
    }

    @Test
    void eachTokenOpensItsOwnDoorOnly() {
        var email = newEmail();
        var device = newDevice();
        var registered = register(email, device);
        var access = registered.text("/tokens/access_token");
        var refresh = registered.text("/tokens/refresh_token");
        var own = platform.anonymous().bearer(access);
        var deviceToken = own.post("/api/v1/mobile/auth/biometric/enroll", Map.of("device_id", device))
                .expect(200)
                .text("/device_token");
        IdentityPlatform.turnOnSecondFactor(own, new StringBuilder());
        var pending = login(email, PASSWORD, device).expect(200).text("/tfa_token");

        for (var token : List.of(refresh, pending, deviceToken)) {
            assertThat(me(token).status()).isEqualTo(401);
            assertThat(platform.anonymous()
                            .bearer(token)
                            .get("/api/v1/mobile/auth/me")
                            .status())
                    .isEqualTo(401);
            assertThat(platform.anonymous()
                            .bearer(token)
                            .post("/api/v1/ws/ticket")
                            .status())
                    .isEqualTo(401);
        }
        for (var token : List.of(access, pending, deviceToken)) {
            assertThat(refresh(token).status()).isEqualTo(401);
            assertThat(mobileRefresh(token, device).status()).isEqualTo(401);
        }
        for (var token : List.of(access, refresh, deviceToken)) {
            assertThat(complete(token).status()).isEqualTo(401);
        }
        for (var token : List.of(access, refresh, pending)) {
            assertThat(somewhere()
                            .post(
                                    "/api/v1/mobile/auth/biometric/login",
                                    Map.of(
                                            "device_token",
                                            token.substring(0, Math.min(512, token.length())),
                                            "device_id",
                                            device))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Nested
    class WhatIsGoodOnce {
        @Test
        void refreshTokenOfTheApp() {
            var device = newDevice();
            var token = register(newEmail(), device).text("/tokens/refresh_token");

            assertOneOf(together(MANY, () -> mobileRefresh(token, device)));
        }

        @Test
        void codeToResetThePassword() {
            var email = newEmail();
            register(email, newDevice());
            somewhere()
                    .post("/api/v1/auth/forgot-password", Map.of("email", email))
                    .expect(200);
            var code = new Mailbox(platform).code(email, "Reset");

            assertOneOf(together(
                    MANY,
                    () -> somewhere()
                            .post(
                                    "/api/v1/auth/reset-password",
                                    Map.of("email", email, "code", code, "new_password", "Another-Horse-8-Staple"))));
        }

        @Test
        void codeOfTheAuthenticator() {
            var email = newEmail();
            var device = newDevice();
            var secret = new StringBuilder();
            IdentityPlatform.turnOnSecondFactor(app(register(email, device)), secret);
            var code = Authenticator.code(secret.toString(), 0);

            assertOneOf(together(pendingTries(email, code)));
        }

        @Test
        void recoveryCode() {
            var email = newEmail();
            var device = newDevice();
            var codes = IdentityPlatform.turnOnSecondFactor(app(register(email, device)), new StringBuilder());

            assertOneOf(together(pendingTries(email, codes.text("/recovery_codes/0"))));
        }

        @Test
        void socketTicket() {
            var ticket = platform.fresh(Role.VIEWER)
                    .post("/api/v1/ws/ticket")
                    .expect(200)
                    .text("/ticket");

            assertThat(together(MANY, () -> isLetIn(ticket)))
                    .filteredOn(open -> open)
                    .hasSize(1);
        }

        private boolean isLetIn(String ticket) {
            try (var feed = FeedClient.at(platform, "/api/v1/ws/monitoring?ticket=" + ticket)) {
                return feed.isLetIn();
            }
        }

        /** Each with a pending sign-in of its own, so that only the code itself can be what is used up. */
        private List<Callable<Reply>> pendingTries(String email, String code) {
            return IntStream.range(0, MANY)
                    .mapToObj(
                            _ -> login(email, PASSWORD, newDevice()).expect(200).text("/tfa_token"))
                    .<Callable<Reply>>map(
                            token -> () -> somewhere().bearer(token).post("/api/v1/2fa/complete", Map.of("code", code)))
                    .toList();
        }

        private static void assertOneOf(List<Reply> replies) {
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies).extracting(Reply::status).isSubsetOf(200, 400, 401, 429);
        }
    }

    @Nested
    class Enumeration {
        @Test
        void signInTellsNothing() {
            var known = newEmail();
            register(known, newDevice());
            var off = newEmail();
            app(register(off, newDevice())).delete("/api/v1/auth/me").expect(200);

            var wrong = login(known, "Wrong-Password-1!", newDevice()).expect(401);

            assertSame(wrong, login(newEmail(), "Wrong-Password-1!", newDevice()));
            assertSame(wrong, login(off, PASSWORD, newDevice()));
            var web = signIn(known, "Wrong-Password-1!").expect(401);
            assertSame(web, signIn(newEmail(), "Wrong-Password-1!"));
            assertSame(web, signIn(off, PASSWORD));
        }

        @Test
        void neitherDoesForgettingThePassword() {
            var known = newEmail();
            register(known, newDevice());
            var unknown = newEmail();

            for (var path : List.of("/api/v1/auth/forgot-password", "/api/v1/auth/magic-link")) {
                var first = somewhere().post(path, Map.of("email", known)).expect(200);
                assertSame(first, somewhere().post(path, Map.of("email", unknown)));
            }
            assertSame(reset(known).expect(400), reset(unknown));
        }

        private static Reply signIn(String identifier, String password) {
            return somewhere().post("/api/v1/auth/login", Map.of("login_or_email", identifier, "password", password));
        }

        private static Reply reset(String email) {
            return somewhere()
                    .post(
                            "/api/v1/auth/reset-password",
                            Map.of("email", email, "code", "000000", "new_password", PASSWORD));
        }

        /** When one may ask again follows from when one asked, and from nothing else. */
        private static String timeless(Reply reply) {
            return reply.body().replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "some time");
        }

        private static void assertSame(Reply one, Reply other) {
            assertThat(other.status()).isEqualTo(one.status());
            assertThat(timeless(other)).isEqualTo(timeless(one));
            assertThat(other.headers().map().keySet())
                    .isEqualTo(one.headers().map().keySet());
        }
    }

    @Test
    void nobodyMakesThemselvesMoreThanTheyAre() {
        var greedy = Map.<String, Object>of(
                "role",
                "super_admin",
                "is_active",
                true,
                "is_email_verified",
                true,
                "plan",
                "premium",
                "balance",
                1_000_000,
                "id",
                "00000000-0000-0000-0000-000000000001",
                "telegram_id",
                1,
                "subscription",
                Map.of("status", "active"));
        var email = newEmail();
        var registration = new HashMap<>(greedy);
        registration.putAll(IdentityPlatform.credentials(email, newDevice()));
        var registered =
                somewhere().post("/api/v1/mobile/auth/register", registration).expect(201);
        var own = app(registered);

        own.patch("/api/v1/auth/me", greedy).expect(200);
        own.patch("/api/v1/users/me/profile", greedy).expect(200);
        var withDevice = new HashMap<>(greedy);
        withDevice.put("device", device(newDevice()));
        own.post("/api/v1/mobile/auth/device", withDevice).expect(201);

        var me = own.get("/api/v1/auth/me").expect(200);
        assertThat(me.text("/role")).isEqualTo("mobile_user");
        assertThat(me.at("/is_email_verified").asBoolean()).isFalse();
        assertThat(me.at("/telegram_id").isNull()).isTrue();
        assertThat(me.text("/id")).isEqualTo(registered.text("/user/id")).isNotEqualTo(greedy.get("id"));
        assertThat(own.get("/api/v1/subscriptions/active").expect(200).text("/status"))
                .isEqualTo("none");
        assertThat(own.get("/api/v1/referral/status")
                        .expect(200)
                        .at("/reward_balance")
                        .asDouble())
                .isZero();

        var web = new HashMap<>(greedy);
        web.putAll(Map.of("login", "greedy_" + System.nanoTime(), "password", PASSWORD, "email", newEmail()));
        var waiting = somewhere().post("/api/v1/auth/register", web).expect(201);
        assertThat(waiting.text("/role")).isEqualTo("mobile_user");
        assertThat(waiting.at("/is_active").asBoolean()).isFalse();
    }

    @Test
    void aStormOfSignInsIsTurnedAwayAndKeepsNobodyElseOut() {
        var own = platform.fresh(Role.VIEWER);
        var login = platform.account(Role.VIEWER).login().value();
        var storm = IntStream.range(0, 200)
                .<Callable<Reply>>mapToObj(_ -> () ->
                        somewhere().post("/api/v1/auth/login", Map.of("login_or_email", login, "password", PASSWORD)))
                .toList();
        var others = IntStream.range(0, 20)
                .<Callable<Reply>>mapToObj(_ -> () -> own.get("/api/v1/auth/me"))
                .toList();

        var replies = together(Stream.concat(storm.stream(), others.stream()).toList());

        var refused = replies.subList(0, storm.size()).stream()
                .filter(reply -> reply.status() == 503)
                .toList();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(reply.header("Retry-After")).isNotEmpty());
        assertThat(replies.subList(0, storm.size())).extracting(Reply::status).containsOnly(200, 503);
        assertThat(replies.subList(storm.size(), replies.size()))
                .extracting(Reply::status)
                .containsOnly(200);
    }

    /** What a token says, believed as it stands. */
    static JsonNode claims(String token) {
        return ApiClient.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static ApiClient app(Reply entered) {
        return IdentityPlatform.platform().anonymous().bearer(entered.text("/tokens/access_token"));
    }

    private Reply me(String token) {
        return platform.anonymous().bearer(token).get("/api/v1/auth/me");
    }

    private static Reply refresh(String token) {
        return somewhere().unchecked().post("/api/v1/auth/refresh", Map.of("refresh_token", cut(token)));
    }

    private static Reply mobileRefresh(String token, String device) {
        return somewhere().post("/api/v1/mobile/auth/refresh", Map.of("refresh_token", token, "device_id", device));
    }

    private static Reply complete(String token) {
        return somewhere().bearer(token).post("/api/v1/2fa/complete", Map.of("code", "123456"));
    }

    /** Longer ones are refused for their length alone. */
    private static String cut(String token) {
        return token.substring(0, Math.min(1000, token.length()));
    }

    private static String head(Map<String, Object> members) {
        return encode(ApiClient.JSON.writeValueAsBytes(members));
    }

    private static String hmac(String algorithm, String secret, String head, String body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            var signed = head + '.' + body;
            return signed + '.' + encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(String head, String body) {
        try {
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(RSA.getPrivate());
            var signed = head + '.' + body;
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encode(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
