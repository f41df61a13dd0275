package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.IdentityPlatform.login;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.newDevice;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.register;
import static com.cybervpn.bootstrap.e2e.IdentityPlatform.somewhere;
import static com.cybervpn.bootstrap.e2e.TestPlatform.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.cybervpn.cryptobot.CryptoPayApp;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.persistence.shared.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No secret of a day's work stands in a log line, an audit or webhook row, or the body of an error. */
class LeakTest {
    private final TestPlatform platform = IdentityPlatform.platform();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<Reply> errors = new ArrayList<>();

    @Test
    void nothingLeaks() {
        var lines = new Lines();
        lines.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("com.cybervpn");
        root.addAppender(lines);
        ours.setLevel(Level.DEBUG);
        try {
            aDaysWork();
            LoggerFactory.getLogger(LeakTest.class).info("the day is over");
        } finally {
            ours.setLevel(null);
            root.detachAppender(lines);
        }

        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(errors)
                .hasSizeGreaterThan(12)
                .allSatisfy(reply -> assertThat(reply.status()).isGreaterThanOrEqualTo(400));
        assertThat(lines.texts).as("the appender hears").isNotEmpty();
        var sql = platform.bean(Sql.class);
        var audit = sql.list("select audit_log::text as line from audit_log", row -> row.getString("line"));
        var webhooks = sql.list("select webhook_log::text as line from webhook_log", row -> row.getString("line"));
        assertThat(audit).hasSizeGreaterThan(10);
        assertThat(webhooks).isNotEmpty();
        secrets.forEach((what, secret) -> {
            assertThat(lines.texts).as("log lines, %s", what).noneMatch(line -> line.contains(secret));
            assertThat(audit).as("audit rows, %s", what).noneMatch(line -> line.contains(secret));
            assertThat(webhooks).as("webhook rows, %s", what).noneMatch(line -> line.contains(secret));
            assertThat(errors)
                    .as("error bodies, %s", what)
                    .noneMatch(reply -> reply.body().contains(secret));
        });
    }

    private void aDaysWork() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var email = secret("address", "canary." + tag + "@example.com");
        var device = newDevice();
        secret("password", PASSWORD);
        var wrong = secret("wrong password", "Wrong-Canary-1!" + tag);
        var pushToken = secret("push token", "push-canary-" + tag);

        var registered = register(email, device);
        tokens("app", registered, "/tokens");
        var own = platform.anonymous().bearer(registered.text("/tokens/access_token"));
        own.post("/api/v1/auth/me/fcm-token", Map.of("fcm_token", pushToken, "platform", "ios", "device_id", device))
                .expect(204);
        error(own.post("/api/v1/auth/me/fcm-token", Map.of("fcm_token", pushToken, "platform", "x", "device_id", "y")));
        error(login(email, wrong, device));
        error(somewhere().post("/api/v1/mobile/auth/register", IdentityPlatform.credentials(email, newDevice())));
        error(somewhere()
                .post(
                        "/api/v1/auth/register",
                        Map.of("login", "x", "email", email, "password", secret("weak password", "weak" + tag))));

        biometric(own, device);
        reset(email);
        secondFactor(email, device);
        link(email);
        payments();
        badTokens(tag);
    }

    private void biometric(ApiClient own, String device) {
        var token = secret(
                "device token",
                own.post("/api/v1/mobile/auth/biometric/enroll", Map.of("device_id", device))
                        .expect(200)
                        .text("/device_token"));
        var entered = somewhere()
                .post("/api/v1/mobile/auth/biometric/login", Map.of("device_token", token, "device_id", device))
                .expect(200);
        tokens("finger", entered, "");
        secret("next device token", entered.text("/device_token"));
        error(somewhere()
                .post("/api/v1/mobile/auth/biometric/login", Map.of("device_token", token, "device_id", newDevice())));
    }

    private void reset(String email) {
        somewhere().post("/api/v1/auth/forgot-password", Map.of("email", email)).expect(200);
        var code = new Mailbox(platform).code(email, "Reset");
        var next = secret("next password", "Next-Canary-9-" + email.hashCode());
        error(somewhere()
                .post(
                        "/api/v1/auth/reset-password",
                        Map.of(
                                "email",
                                email,
                                "code",
                                code.equals("000000") ? "000001" : "000000",
                                "new_password",
                                next)));
        somewhere()
                .post("/api/v1/auth/reset-password", Map.of("email", email, "code", code, "new_password", PASSWORD))
                .expect(200);
    }

    private void secondFactor(String email, String device) {
        var own = platform.anonymous()
                .bearer(login(email, PASSWORD, device).expect(200).text("/tokens/access_token"));
        error(own.post("/api/v1/2fa/reauth", Map.of("password", secret("reauth password", "Reauth-Canary-1!"))));
        var secret = new StringBuilder();
        var on = IdentityPlatform.turnOnSecondFactor(own, secret);
        secret("totp secret", secret.toString());
        on.at("/recovery_codes")
                .values()
                .forEach(code -> secret("recovery code " + secrets.size(), code.stringValue()));
        var pending = login(email, PASSWORD, device).expect(200);
        var waiting = somewhere().bearer(secret("tfa token", pending.text("/tfa_token")));
        error(waiting.post("/api/v1/2fa/complete", Map.of("code", "FFFFFFFF")));
        tokens(
                "second factor",
                waiting.post(
                                "/api/v1/2fa/complete",
                                Map.of("code", on.at("/recovery_codes/0").stringValue()))
                        .expect(200),
                "");
    }

    private void link(String email) {
        somewhere().post("/api/v1/auth/magic-link", Map.of("email", email)).expect(200);
        var token = secret("link token", new Mailbox(platform).token(email));
        somewhere()
                .post("/api/v1/auth/magic-link/verify", Map.of("token", token))
                .expect(200);
        error(somewhere().post("/api/v1/auth/magic-link/verify", Map.of("token", token)));
    }

    private void payments() {
        var token = platform.bean(CryptoPayApp.class).token().orElseThrow().reveal();
        secret("Crypto Pay token", token);
        platform.anonymous()
                .with("crypto-pay-api-signature", "00")
                .post("/api/v1/webhooks/cryptobot", Map.of("update_type", "invoice_paid"))
                .expect(200);
        error(platform.anonymous()
                .with("crypto-pay-api-signature", "00")
                .send("POST", "/api/v1/webhooks/cryptobot", "application/json", "no json".getBytes()));
        var customer = platform.fresh(Role.MOBILE_USER);
        error(customer.post(
                "/api/v1/payments/create",
                Map.of("user_uuid", UUID.randomUUID(), "plan_id", UUID.randomUUID(), "currency", "USD")));
    }

    private void badTokens(String tag) {
        var forged = secret("forged token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIx" + tag + "In0.c2ln");
        error(platform.anonymous().bearer(forged).get("/api/v1/auth/me"));
        error(platform.anonymous().unchecked().get("/api/v1/auth/me?access_token=" + forged));
        error(somewhere().post("/api/v1/auth/refresh", Map.of("refresh_token", forged)));
        error(somewhere()
                .post("/api/v1/mobile/auth/logout", Map.of("refresh_token", forged, "device_id", newDevice())));
        error(somewhere()
                .send(
                        "POST",
                        "/api/v1/auth/login",
                        "application/json",
                        ("{\"login_or_email\":\"x\",\"password\":\"" + secret("broken body", "Broken-Canary-" + tag))
                                .getBytes()));
        var telegram = new HashMap<String, Object>();
        telegram.put("auth_data", secret("auth data", "Y2FuYXJ5" + tag));
        telegram.put("device", IdentityPlatform.device(newDevice()));
        error(somewhere().post("/api/v1/mobile/auth/telegram/callback", telegram));
    }

    private void tokens(String of, Reply reply, String at) {
        secret(of + " access token", reply.text(at + "/access_token"));
        secret(of + " refresh token", reply.text(at + "/refresh_token"));
    }

    private String secret(String name, String value) {
        secrets.put(name, value);
        return value;
    }

    private void error(Reply reply) {
        errors.add(reply);
    }

    /** Every line as it was said, before anything is masked. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        final Queue<String> texts = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            texts.add(event.getLoggerName()
                    + ' '
                    + event.getFormattedMessage()
                    + (thrown == null ? "" : '\n' + ThrowableProxyUtil.asString(thrown))
                    + event.getMDCPropertyMap());
        }
    }
}
