package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.TestPlatform.PASSWORD;

import com.cybervpn.application.identity.TelegramSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One platform for all tests that try the ways in: registration is open, and its secrets are known. */
final class IdentityPlatform {
    static final String JWT_SECRET = "e2e-signing-key-0123456789-0123456789-0123456789";
    static final String BOT_TOKEN = "123456:TEST-BOT-TOKEN";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final TestPlatform PLATFORM = start();

    private IdentityPlatform() {}

    static TestPlatform platform() {
        return PLATFORM;
    }

    /** A client that comes from a place of its own, so that limits per place count it apart. */
    static ApiClient somewhere() {
        int number = COUNT.incrementAndGet();
        return PLATFORM.anonymous().with("X-Forwarded-For", "10.1." + number / 250 + "." + (1 + number % 250));
    }

    static String newEmail() {
        return "mobile" + COUNT.incrementAndGet() + "@example.com";
    }

    static String newDevice() {
        return UUID.randomUUID().toString();
    }

    /** What the app tells of a phone. */
    static Map<String, Object> device(String id) {
        return Map.of(
                "device_id", id,
                "platform", "ios",
                "platform_id", "idfv",
                "os_version", "18.1",
                "app_version", "1.0.0",
                "device_model", "iPhone17,1");
    }

    /** An account of the app on that device. */
    static Reply register(String email, String device) {
        return somewhere()
                .post("/api/v1/mobile/auth/register", credentials(email, device))
                .expect(201);
    }

    static Reply login(String email, String password, String device) {
        return somewhere()
                .post(
                        "/api/v1/mobile/auth/login",
                        Map.of("email", email, "password", password, "device", device(device)));
    }

    static Map<String, Object> credentials(String email, String device) {
        return Map.of("email", email, "password", PASSWORD, "device", device(device));
    }

    /** What the Login Widget hands to the app. */
    static String telegram(long id, long authDate) {
        var members = new HashMap<String, String>(Map.of(
                "id",
                Long.toString(id),
                "first_name",
                "Ann",
                "username",
                "ann_" + id,
                "auth_date",
                Long.toString(authDate)));
        var json = ApiClient.JSON.writeValueAsString(new TelegramSigner(BOT_TOKEN).widget(members));
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Turns the second factor on and tells its secret and recovery codes. */
    static Reply turnOnSecondFactor(ApiClient own, StringBuilder secret) {
        own.post("/api/v1/2fa/reauth", Map.of("password", PASSWORD)).expect(200);
        secret.append(own.post("/api/v1/2fa/setup").expect(200).text("/secret"));
        return own.post("/api/v1/2fa/verify", Map.of("code", Authenticator.code(secret.toString(), -1)))
                .expect(200);
    }

    private static TestPlatform start() {
        var platform = TestPlatform.with(Map.of(
                "registration.enabled",
                true,
                "registration.invite-required",
                false,
                "jwt.secret",
                JWT_SECRET,
                "telegram.bot-token",
                BOT_TOKEN,
                "trust-proxy-headers",
                true,
                "password-hash.waiting",
                16,
                "cryptobot.sandbox.webhook-url",
                "http://127.0.0.1:9/"));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        return platform;
    }
}
