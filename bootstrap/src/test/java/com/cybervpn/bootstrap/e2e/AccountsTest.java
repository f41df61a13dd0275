package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.Authenticator.code;
import static com.cybervpn.bootstrap.e2e.TestPlatform.PASSWORD;
import static com.cybervpn.bootstrap.e2e.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way in and out, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsTest {
    private static final String NEW_PASSWORD = "Another-Horse-8-Staple";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPlatform platform;
    private Mailbox mailbox;

    @BeforeAll
    void start() {
        platform = TestPlatform.with(Map.of(
                "registration.enabled",
                true,
                "registration.invite-required",
                false,
                "cookie.secure",
                false,
                "cryptobot.sandbox.webhook-url",
                "http://127.0.0.1:9/"));
        mailbox = new Mailbox(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void signsInRefreshesAndSignsOut() {
        var account = platform.account(Role.OPERATOR);
        var login = login(account.login().value(), PASSWORD).expect(200);
        var me = anonymous().bearer(login.text("/access_token"));

        assertThat(login.at("/expires_in").asInt()).isEqualTo(900);
        assertThat(login.text("/token_type")).isEqualTo("bearer");
        assertThat(login.at("/requires_2fa").asBoolean()).isFalse();
        assertThat(me.get("/api/v1/auth/me").expect(200).text("/role")).isEqualTo("operator");

        var next = refresh(login.text("/refresh_token")).expect(200);
        anonymous()
                .post("/api/v1/auth/logout", Map.of("refresh_token", next.text("/refresh_token")))
                .expect(204);
        me.get("/api/v1/auth/me").expect(401);
        refresh(next.text("/refresh_token")).expect(401);
        anonymous()
                .post("/api/v1/auth/logout", Map.of("refresh_token", next.text("/refresh_token")))
                .expect(204);
    }

    @Test
    void carriesTokensInCookies() {
        var account = platform.account(Role.VIEWER);
        var login = login(account.login().value(), PASSWORD).expect(200);
        var cookies = login.headers().allValues("Set-Cookie");

        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/api"));
        var browser = anonymous().with("Cookie", cookieHeader(cookies));
        browser.get("/api/v1/auth/me").expect(200);
        browser.post("/api/v1/auth/refresh").expect(200);
        var out = anonymous()
                .with("Cookie", "refresh_token=" + login.text("/refresh_token"))
                .post("/api/v1/auth/logout")
                .expect(204);
        assertThat(out.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
        anonymous().post("/api/v1/auth/logout").expect(422);
        anonymous().post("/api/v1/auth/refresh").expect(422);
    }

    @Test
    void oneRefreshTokenBuysOnePairAndItsReuseEndsTheSession() {
        var login =
                login(platform.account(Role.VIEWER).login().value(), PASSWORD).expect(200);

        var replies = together(32, () -> refresh(login.text("/refresh_token")));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSize(31);
        anonymous().bearer(login.text("/access_token")).get("/api/v1/auth/me").expect(401);
    }

    @Test
    void refusesEveryWrongSignInAlike() {
        var account = platform.account(Role.VIEWER);
        var started = Instant.now();

        var wrong = login(account.login().value(), "Wrong-Password-1!").expect(401);
        var unknown = login("nobody_at_all", PASSWORD).expect(401);

        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(Duration.between(started, Instant.now())).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void locksAfterFiveFailuresOnEverySurface() {
        var account = platform.account(Role.VIEWER);
        for (int i = 0; i < 5; i++)
            login(account.login().value(), "Wrong-Password-1!").expect(401);

        assertThat(login(account.login().value(), PASSWORD).expect(423).header("Retry-After"))
                .isNotEmpty();
        var bearer = anonymous()
                .post("/api/auth/login", Map.of("username", account.login().value(), "password", PASSWORD))
                .expect(423);
        assertThat(bearer.text("/code")).isEqualTo("account_locked");

        platform.as(Role.OPERATOR)
                .post("/api/v1/admin/accounts/" + account.login() + "/unlock")
                .expect(403);
        platform.as(Role.ADMIN)
                .post("/api/v1/admin/accounts/" + account.login() + "/unlock")
                .expect(204);
        login(account.login().value(), PASSWORD).expect(200);
    }

    @Test
    void registersWithAnAddressThatMustBeVerified() {
        var email = newEmail();
        var login = "user_" + COUNT.incrementAndGet();
        var registered = anonymous()
                .post("/api/v1/auth/register", Map.of("login", login, "email", email, "password", PASSWORD))
                .expect(201);

        assertThat(registered.at("/is_active").asBoolean()).isFalse();
        assertThat(registered.text("/role")).isEqualTo("mobile_user");
        login(login, PASSWORD).expect(401);
        anonymous()
                .post("/api/v1/auth/register", Map.of("login", login.toUpperCase(), "password", PASSWORD))
                .expect(409);
        anonymous()
                .post("/api/v1/auth/register", Map.of("login", login + "x", "email", email, "password", PASSWORD))
                .expect(409);

        var code = mailedCode(email);
        var wrong = verify(email, other(code)).expect(400);
        assertThat(wrong.text("/detail/code")).isEqualTo("OTP_INVALID");
        assertThat(wrong.at("/detail/attempts_remaining").asInt()).isEqualTo(4);
        var verified = verify(email, code).expect(200);
        assertThat(verified.at("/user/is_email_verified").asBoolean()).isTrue();
        assertThat(verify(email, code).expect(400).text("/detail/code")).isEqualTo("ALREADY_VERIFIED");
        login(email, PASSWORD).expect(200);
    }

    @Test
    void aCodeIsExhaustedAfterFiveWrongOnes() {
        var email = newEmail();
        register(email);
        var code = mailedCode(email);
        for (int i = 0; i < 4; i++) verify(email, other(code)).expect(400);

        assertThat(verify(email, other(code)).expect(429).text("/detail/code")).isEqualTo("OTP_EXHAUSTED");
        assertThat(verify(email, code).expect(429).text("/detail/code")).isEqualTo("OTP_EXHAUSTED");
    }

    @Test
    void oneCodeVerifiesOnce() {
        var email = newEmail();
        register(email);
        var code = mailedCode(email);

        var replies = together(32, () -> verify(email, code));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    }

    @Test
    void resendsWithinLimits() {
        var email = newEmail();
        register(email);
        var code = mailedCode(email);

        var resent = anonymous()
                .post("/api/v1/auth/resend-otp", Map.of("email", email))
                .expect(200);
        assertThat(resent.at("/resends_remaining").asInt()).isEqualTo(2);
        var early = anonymous()
                .post("/api/v1/auth/resend-otp", Map.of("email", email))
                .expect(429);
        assertThat(early.text("/detail/code")).isEqualTo("RATE_LIMITED");
        assertThat(early.text("/detail/next_resend_available_at")).isNotEmpty();
        verify(email, code).expect(200);
        var unknown = anonymous()
                .post("/api/v1/auth/resend-otp", Map.of("email", newEmail()))
                .expect(200);
        assertThat(unknown.at("/resends_remaining").asInt()).isZero();
    }

    @Test
    void resetsAPasswordAndEndsAllSessions() {
        var email = newEmail();
        register(email);
        var session = verify(email, mailedCode(email)).expect(200);

        var known = anonymous()
                .post("/api/v1/auth/forgot-password", Map.of("email", email))
                .expect(200);
        var unknown = anonymous()
                .post("/api/v1/auth/forgot-password", Map.of("email", newEmail()))
                .expect(200);
        assertThat(known.body()).isEqualTo(unknown.body());

        var code = mailedCode(email, "Reset");
        reset(email, code, "weak").expect(422);
        reset(email, code, NEW_PASSWORD).expect(200);
        reset(email, code, NEW_PASSWORD).expect(400);
        login(email, PASSWORD).expect(401);
        login(email, NEW_PASSWORD).expect(200);
        anonymous().bearer(session.text("/access_token")).get("/api/v1/auth/me").expect(401);
    }

    @Test
    void addressesThatNobodyHasCannotBeToldByTheirCodes() {
        var email = newEmail();
        anonymous().post("/api/v1/auth/forgot-password", Map.of("email", email)).expect(200);

        for (int i = 4; i >= 1; i--) {
            var reply = reset(email, "000000", NEW_PASSWORD).expect(400);
            assertThat(reply.at("/detail/attempts_remaining").asInt()).isEqualTo(i);
        }
        assertThat(reset(email, "000000", NEW_PASSWORD).expect(429).text("/detail/code"))
                .isEqualTo("OTP_EXHAUSTED");
    }

    @Test
    void changesAPassword() {
        var account = platform.account(Role.VIEWER);
        var other = platform.signedIn(account);
        var own = platform.signedIn(account);

        own.post("/api/v1/auth/change-password", change("Wrong-Password-1!")).expect(400);
        own.post("/api/v1/auth/change-password", change(PASSWORD)).expect(200);
        own.get("/api/v1/auth/me").expect(200);
        other.get("/api/v1/auth/me").expect(401);
        login(account.login().value(), PASSWORD).expect(401);
        login(account.login().value(), NEW_PASSWORD).expect(200);
    }

    @Test
    void signsInByAMailedLinkOnce() {
        var email = newEmail();
        anonymous().post("/api/v1/auth/magic-link", Map.of("email", email)).expect(200);
        var token = mailedToken(email);
        assertThat(token).hasSize(64);

        var replies = together(32, () -> anonymous().post("/api/v1/auth/magic-link/verify", Map.of("token", token)));

        assertThat(replies).filteredOn(reply -> reply.status() == 400).hasSize(31);
        var entered = replies.stream().filter(reply -> reply.status() == 200).findFirst();
        assertThat(entered).isPresent();
        assertThat(entered.get().text("/user/role")).isEqualTo("mobile_user");
        assertThat(entered.get().at("/user/is_email_verified").asBoolean()).isTrue();
    }

    @Test
    void limitsLinksPerAddress() {
        var email = newEmail();
        for (int i = 0; i < 5; i++) {
            anonymous().post("/api/v1/auth/magic-link", Map.of("email", email)).expect(200);
        }

        anonymous().post("/api/v1/auth/magic-link", Map.of("email", email)).expect(429);
    }

    @Test
    void editsAndDeletesTheOwnAccount() {
        var account = platform.account(Role.VIEWER);
        var own = platform.signedIn(account);
        var renamed = "renamed_" + COUNT.incrementAndGet();

        var edited = own.patch(
                        "/api/v1/auth/me",
                        Map.of("login", renamed, "locale", "ru", "role", "super_admin", "is_active", false))
                .expect(200);
        assertThat(edited.text("/login")).isEqualTo(renamed);
        assertThat(edited.text("/role")).isEqualTo("viewer");
        assertThat(edited.at("/is_active").asBoolean()).isTrue();
        own.patch("/api/v1/auth/me", Map.of("login", "x")).expect(422);
        own.patch(
                        "/api/v1/auth/me",
                        Map.of("login", platform.account(Role.VIEWER).login().value()))
                .expect(409);

        own.delete("/api/v1/auth/me").expect(200);
        own.get("/api/v1/auth/me").expect(401);
        login(renamed, PASSWORD).expect(401);
    }

    @Test
    void listsAndEndsSessions() {
        var account = platform.account(Role.VIEWER);
        var phone = platform.anonymous()
                .with("X-Device-ID", "phone")
                .post("/api/v1/auth/login", credentials(account))
                .expect(200);
        var own = platform.signedIn(account);

        var devices = own.get("/api/v1/auth/devices").expect(200);
        assertThat(devices.at("/total").asInt()).isEqualTo(2);
        assertThat(devices.at("/devices/0/is_current").asBoolean()).isTrue();
        assertThat(devices.text("/devices/1/device_id")).isEqualTo("phone");

        own.delete("/api/v1/auth/devices/phone").expect(200);
        own.delete("/api/v1/auth/devices/phone").expect(404);
        anonymous().bearer(phone.text("/access_token")).get("/api/v1/auth/me").expect(401);
        platform.signedIn(account);
        var all = own.post("/api/v1/auth/logout-all").expect(200);
        assertThat(all.at("/sessions_revoked").asInt()).isEqualTo(2);
        own.get("/api/v1/auth/me").expect(401);
    }

    @Test
    void asksForASecondFactor() {
        var account = platform.account(Role.VIEWER);
        var own = platform.signedIn(account);
        own.post("/api/v1/2fa/setup").expect(401);
        own.post("/api/v1/2fa/reauth", Map.of("password", "Wrong-Password-1!")).expect(401);
        own.post("/api/v1/2fa/reauth", Map.of("password", PASSWORD)).expect(200);
        var secret = own.post("/api/v1/2fa/setup").expect(200).text("/secret");
        own.post("/api/v1/2fa/verify", Map.of("code", other(code(secret, 0)))).expect(400);
        var enabled =
                own.post("/api/v1/2fa/verify", Map.of("code", code(secret, -1))).expect(200);
        var recovery = enabled.at("/recovery_codes").values().stream()
                .map(node -> node.stringValue())
                .toList();
        assertThat(recovery).hasSize(8).allMatch(code -> code.matches("[0-9A-F]{8}"));

        var pending = login(account.login().value(), PASSWORD).expect(200);
        assertThat(pending.text("/access_token")).isEmpty();
        assertThat(pending.at("/requires_2fa").asBoolean()).isTrue();
        assertThat(pending.headers().allValues("Set-Cookie")).isEmpty();
        var waiting = anonymous().bearer(pending.text("/tfa_token"));
        waiting.get("/api/v1/auth/me").expect(401);
        waiting.post("/api/v1/2fa/complete", Map.of("code", code(secret, -1))).expect(400);

        var now = code(secret, 0);
        var replies = together(8, () -> waiting.post("/api/v1/2fa/complete", Map.of("code", now)));
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        own.get("/api/v1/2fa/status").expect(200);

        var byRecovery = anonymous()
                .bearer(login(account.login().value(), PASSWORD).expect(200).text("/tfa_token"))
                .post("/api/v1/2fa/complete", Map.of("code", recovery.getFirst()));
        assertThat(byRecovery.status()).isIn(200, 429);

        var bearer =
                anonymous().post("/api/auth/login", bearerCredentials(account)).expect(200);
        assertThat(bearer.text("/token")).isEmpty();
        assertThat(bearer.at("/requires_2fa").asBoolean()).isTrue();
    }

    @Test
    void invitesStaff() {
        var admin = platform.as(Role.ADMIN);
        platform.as(Role.OPERATOR).post("/api/v1/admin/invites", Map.of()).expect(403);
        admin.post("/api/v1/admin/invites", Map.of("role", "super_admin")).expect(403);
        admin.post("/api/v1/admin/invites", Map.of("role", "mobile_user")).expect(422);
        var token = admin.post("/api/v1/admin/invites", Map.of("role", "operator"))
                .expect(201)
                .text("/token");
        assertThat(admin.get("/api/v1/admin/invites").expect(200).body()).contains(token);

        var replies = together(
                32,
                () -> anonymous()
                        .post(
                                "/api/v1/auth/register?invite_token=" + token,
                                Map.of("login", "invited_" + COUNT.incrementAndGet(), "password", PASSWORD)));

        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .singleElement()
                .satisfies(reply -> assertThat(reply.text("/role")).isEqualTo("operator"));
        var other = admin.post("/api/v1/admin/invites", Map.of()).expect(201).text("/token");
        admin.delete("/api/v1/admin/invites/" + other).expect(204);
        admin.delete("/api/v1/admin/invites/" + other).expect(404);
    }

    @Test
    void givesTicketsForSockets() {
        var ticket = platform.as(Role.VIEWER).post("/api/v1/ws/ticket").expect(200);

        assertThat(ticket.text("/ticket")).matches("[0-9a-f]{32}");
        assertThat(ticket.at("/expires_in").asInt()).isEqualTo(30);
    }

    @Test
    void servesTerminalAndHostingWithOneReply() {
        var username = "term-" + COUNT.incrementAndGet();
        var email = newEmail();
        var registered = anonymous()
                .post("/api/auth/register", Map.of("username", username, "email", email, "password", "aB3!aB3!"))
                .expect(201);
        assertThat(registered.at("/expires_in").asInt()).isEqualTo(86_400);
        anonymous()
                .post("/api/auth/register", Map.of("username", username, "email", newEmail(), "password", "aB3!aB3!"))
                .expect(400);
        anonymous().post("/api/auth/login", Map.of("password", "aB3!aB3!")).expect(400);

        var byEmail = anonymous()
                .post("/api/auth/login", Map.of("email", email, "password", "aB3!aB3!"))
                .expect(200);
        assertThat(byEmail.text("/user/email")).isEqualTo(email);
        assertThat(byEmail.text("/user_id")).isEqualTo(registered.text("/user_id"));

        var first = anonymous().bearer(byEmail.text("/token"));
        var renewed = first.post("/api/auth/refresh").expect(200).text("/token");
        assertThat(renewed).isNotEqualTo(byEmail.text("/token"));
        first.get("/api/v1/auth/me").expect(200);
        first.post("/api/auth/logout").expect(200);
        first.get("/api/v1/auth/me").expect(401);
        anonymous().bearer(renewed).get("/api/v1/auth/me").expect(200);

        var signedUp = newEmail();
        anonymous()
                .post("/api/auth/signup", Map.of("email", signedUp, "password", "aB3!aB3!"))
                .expect(201);
        anonymous()
                .post("/api/auth/signup", Map.of("email", signedUp, "password", "aB3!aB3!"))
                .expect(409);
    }

    @Test
    void showsTheMailboxToAdministratorsOnly() {
        platform.anonymous().unchecked().get("/dev/mailbox/messages").expect(401);
        platform.as(Role.OPERATOR).unchecked().get("/dev/mailbox/messages").expect(403);
        platform.as(Role.ADMIN).unchecked().get("/dev/mailbox/messages").expect(200);
        platform.anonymous().unchecked().get("/dev/mailbox").expect(200);
    }

    private ApiClient anonymous() {
        return platform.anonymous();
    }

    private Reply login(String identifier, String password) {
        return anonymous().post("/api/v1/auth/login", Map.of("login_or_email", identifier, "password", password));
    }

    private Reply refresh(String token) {
        return anonymous().post("/api/v1/auth/refresh", Map.of("refresh_token", token));
    }

    private void register(String email) {
        anonymous()
                .post(
                        "/api/v1/auth/register",
                        Map.of("login", "user_" + COUNT.incrementAndGet(), "email", email, "password", PASSWORD))
                .expect(201);
    }

    private Reply verify(String email, String code) {
        return anonymous().post("/api/v1/auth/verify-otp", Map.of("email", email, "code", code));
    }

    private Reply reset(String email, String code, String password) {
        return anonymous()
                .post("/api/v1/auth/reset-password", Map.of("email", email, "code", code, "new_password", password));
    }

    private static Map<String, String> change(String current) {
        return Map.of("current_password", current, "new_password", NEW_PASSWORD);
    }

    private static Map<String, String> credentials(Account account) {
        return Map.of("login_or_email", account.login().value(), "password", PASSWORD);
    }

    private static Map<String, String> bearerCredentials(Account account) {
        return Map.of("username", account.login().value(), "password", PASSWORD);
    }

    private static String newEmail() {
        return "person" + COUNT.incrementAndGet() + "@example.com";
    }

    private static String cookieHeader(List<String> cookies) {
        return cookies.stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private String mailedCode(String email) {
        return mailbox.code(email, "Confirm");
    }

    private String mailedCode(String email, String subject) {
        return mailbox.code(email, subject);
    }

    private String mailedToken(String email) {
        return mailbox.token(email);
    }

    private static String other(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }
}
