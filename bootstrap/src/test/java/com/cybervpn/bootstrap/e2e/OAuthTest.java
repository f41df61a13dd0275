package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.IdTokenSigner;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.bootstrap.e2e.ProviderDouble.Person;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in and linking by accounts of providers, and Firebase's tokens on hosting, over HTTP at both ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthTest {
    private static final String REDIRECT = "https://app.example/oauth?from=test";
    private static final AtomicInteger COUNT = new AtomicInteger(1000);

    private final ProviderDouble providers = new ProviderDouble();
    private TestPlatform platform;

    @BeforeAll
    void start() {
        var settings = new HashMap<>(providers.settings());
        settings.put("cookie.secure", false);
        platform = TestPlatform.with(settings);
    }

    @AfterAll
    void stop() {
        platform.close();
        providers.close();
    }

    @Nested
    class SigningIn {
        @ParameterizedTest
        @ValueSource(strings = {"github", "google", "discord", "apple", "microsoft", "twitter"})
        void opensAnAccountAndKnowsItAgain(String provider) {
            var person = person();

            var first = signIn(provider, person).expect(200);
            var second = signIn(provider, person).expect(200);

            assertThat(first.at("/is_new_user").asBoolean()).isTrue();
            assertThat(second.at("/is_new_user").asBoolean()).isFalse();
            assertThat(second.text("/user/id")).isEqualTo(first.text("/user/id"));
            assertThat(first.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("access_token="))
                    .anyMatch(cookie -> cookie.startsWith("refresh_token="));
            var me = platform.anonymous()
                    .bearer(first.text("/access_token"))
                    .get("/api/v1/auth/me")
                    .expect(200);
            assertThat(me.text("/role")).isEqualTo("mobile_user");
            platform.anonymous()
                    .post("/api/v1/auth/refresh", Map.of("refresh_token", second.text("/refresh_token")))
                    .expect(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"github", "google", "discord", "apple"})
        void takesTheAccountOfAVerifiedAddressOnly(String provider) {
            var account = accountWithAddress();
            var email = account.emailAddress().orElseThrow().value();

            signIn(provider, new Person(id(), "claims_it", email, false)).expect(409);
            var owner =
                    signIn(provider, new Person(id(), "owns_it", email, true)).expect(200);

            assertThat(owner.text("/user/id")).isEqualTo(account.id().toString());
            assertThat(owner.at("/is_new_user").asBoolean()).isFalse();
        }

        @Test
        void believesNoAddressOfMicrosoft() {
            var email = accountWithAddress().emailAddress().orElseThrow().value();

            signIn("microsoft", new Person(id(), "tenant_admin", email, true)).expect(409);
        }

        @Test
        void sendsPeopleOutWithAKey() {
            var url = begin("google").text("/authorize_url");

            assertThat(url)
                    .contains("response_type=code")
                    .contains("client_id=" + ProviderDouble.CLIENT_ID)
                    .contains("redirect_uri=" + encoded(REDIRECT))
                    .contains("scope=openid%20email%20profile")
                    .contains("code_challenge_method=S256");
            assertThat(begin("github").text("/authorize_url"))
                    .contains("scope=read%3Auser%20user%3Aemail")
                    .doesNotContain("code_challenge");
        }

        @Test
        void asksForTheSecondFactor() {
            var person = person();
            var id = signIn("github", person).expect(200).text("/user/id");
            var account = platform.bean(Accounts.class)
                    .findByLogin(new Login(person.name()))
                    .orElseThrow();
            assertThat(account.id()).hasToString(id);
            platform.bean(SecondFactors.class)
                    .turnOn(account.id(), new TotpSecret(new byte[20]), Set.of(), 0, Instant.now());

            var pending = signIn("github", person).expect(200);

            assertThat(pending.text("/access_token")).isEmpty();
            assertThat(pending.text("/refresh_token")).isEmpty();
            assertThat(pending.at("/expires_in").asInt()).isZero();
            assertThat(pending.at("/requires_2fa").asBoolean()).isTrue();
            assertThat(pending.headers().allValues("Set-Cookie")).isEmpty();
            platform.anonymous()
                    .bearer(pending.text("/tfa_token"))
                    .get("/api/v1/auth/me")
                    .expect(401);
        }

        @Test
        void refusesProvidersThatAreNotForIt() {
            platform.anonymous().get(loginPath("telegram")).expect(400);
            platform.anonymous().get(loginPath("myspace")).expect(422);
            platform.anonymous().get("/api/v1/oauth/github/login").expect(422);
            platform.anonymous()
                    .get("/api/v1/oauth/github/login?redirect_uri=" + encoded("javascript:alert(1)"))
                    .expect(422);
            platform.anonymous()
                    .post("/api/v1/oauth/telegram/login/callback", callback("code", "state"))
                    .expect(400);
            platform.anonymous()
                    .post("/api/v1/oauth/myspace/login/callback", callback("code", "state"))
                    .expect(422);
            platform.anonymous()
                    .post("/api/v1/oauth/github/login/callback", Map.of("code", "x"))
                    .expect(422);
        }

        @Test
        void ignoresWhatAClientMustNotDecide() {
            var begun = begin("github");
            var person = person();
            var body = new HashMap<String, Object>(
                    callback(providers.show(person, begun.text("/authorize_url")), begun.text("/state")));
            body.putAll(Map.of(
                    "role", "super_admin", "email", "admin@example.com", "is_email_verified", true, "user_id", "1"));

            var reply = platform.anonymous()
                    .post("/api/v1/oauth/github/login/callback", body)
                    .expect(200);

            assertThat(reply.text("/user/email")).isEqualTo(person.email());
            var me = platform.anonymous()
                    .bearer(reply.text("/access_token"))
                    .get("/api/v1/auth/me")
                    .expect(200);
            assertThat(me.text("/role")).isEqualTo("mobile_user");
        }

        @Test
        void refusesWhatTheProviderDoesNotConfirm() {
            come("github", begin("github").text("/state"), "made-up").expect(401);
            come("discord", begin("discord").text("/state"), "made-up").expect(401);
        }

        @Test
        void refusesAnybodyWhileTheProviderIsDown() {
            var begun = begin("google");
            var code = providers.show(person(), begun.text("/authorize_url"));
            providers.down(true);
            try {
                come("google", begun.text("/state"), code).expect(401);
            } finally {
                providers.down(false);
            }
        }
    }

    @Nested
    class States {
        @Test
        void isGoodOnceForManyAtTheSameTime() {
            var begun = begin("github");
            var code = providers.show(person(), begun.text("/authorize_url"));

            var replies = IntStream.range(0, 32)
                    .parallel()
                    .mapToObj(_ -> come("github", begun.text("/state"), code))
                    .toList();

            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSize(31);
        }

        @Test
        void isGoodForItsProviderAndPurposeOnly() {
            var toSignIn = begin("github");
            var code = providers.show(person(), toSignIn.text("/authorize_url"));
            come("discord", toSignIn.text("/state"), code).expect(401);

            var own = platform.fresh(Role.VIEWER);
            var toLink = beginToLink(own);
            come("github", toLink.text("/state"), providers.show(person(), toLink.text("/authorize_url")))
                    .expect(401);

            var other = begin("github");
            own.post(
                            "/api/v1/oauth/github/callback",
                            callback(providers.show(person(), other.text("/authorize_url")), other.text("/state")))
                    .expect(401);
        }

        /** Somebody else's page makes a visitor's browser end what the attacker began, to sign it in as the attacker. */
        @Test
        void isGoodForItsBrowserOnly() {
            var begun = begin("github");
            var cookie = begun.headers().allValues("Set-Cookie").stream()
                    .filter(value -> value.startsWith("oauth_browser="))
                    .findFirst()
                    .orElseThrow();
            assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
            var browser = platform.anonymous().with("Sec-Fetch-Site", "same-origin");

            var code = providers.show(person(), begun.text("/authorize_url"));
            browser.post("/api/v1/oauth/github/login/callback", callback(code, begun.text("/state")))
                    .expect(401);

            var again = begin("github");
            var other = providers.show(person(), again.text("/authorize_url"));
            browser.with("Cookie", "oauth_browser=" + "A".repeat(43))
                    .post("/api/v1/oauth/github/login/callback", callback(other, again.text("/state")))
                    .expect(401);

            var own = browser.with("Cookie", cookie.replaceFirst(";.*", ""));
            var third = own.get(loginPath("github")).expect(200);
            own.post(
                            "/api/v1/oauth/github/login/callback",
                            callback(providers.show(person(), third.text("/authorize_url")), third.text("/state")))
                    .expect(200);
        }

        @Test
        void isGoodForItsPlaceOnly() {
            var begun = begin("github");
            var code = providers.show(person(), begun.text("/authorize_url"));

            platform.anonymous()
                    .post(
                            "/api/v1/oauth/github/login/callback",
                            Map.of(
                                    "code",
                                    code,
                                    "state",
                                    begun.text("/state"),
                                    "redirect_uri",
                                    "https://evil.example/"))
                    .expect(401);
        }
    }

    @Nested
    class Linking {
        @Test
        void linksByEveryFormTheContractHas() {
            var own = platform.fresh(Role.VIEWER);
            var person = person();

            var posted = beginToLink(own);
            var linked = own.post(
                            "/api/v1/oauth/github/callback",
                            callback(providers.show(person, posted.text("/authorize_url")), posted.text("/state")))
                    .expect(200);
            assertThat(linked.text("/status")).isEqualTo("linked");
            assertThat(linked.text("/provider")).isEqualTo("github");
            assertThat(linked.text("/provider_user_id")).isEqualTo(person.id());

            var queried = beginToLink(own);
            own.post("/api/v1/oauth/github/callback" + query(person, queried)).expect(200);
            var got = beginToLink(own);
            own.get("/api/v1/oauth/github/callback" + query(person, got)).expect(200);
        }

        @Test
        void opensTheAccountUntilItIsUnlinked() {
            var account = platform.account(Role.VIEWER);
            var own = platform.signedIn(account);
            var person = person();
            link(own, person).expect(200);

            assertThat(signIn("github", person).expect(200).text("/user/id"))
                    .isEqualTo(account.id().toString());
            link(platform.fresh(Role.VIEWER), person).expect(409);

            assertThat(own.delete("/api/v1/oauth/github").expect(200).text("/status"))
                    .isEqualTo("unlinked");
            own.delete("/api/v1/oauth/github").expect(200);
            own.delete("/api/v1/oauth/apple").expect(200);
            own.delete("/api/v1/oauth/myspace").expect(422);
            link(platform.fresh(Role.VIEWER), person).expect(200);
        }

        @Test
        void refusesSomebodyElsesState() {
            var begun = beginToLink(platform.fresh(Role.VIEWER));
            var code = providers.show(person(), begun.text("/authorize_url"));

            platform.fresh(Role.VIEWER)
                    .post("/api/v1/oauth/github/callback", callback(code, begun.text("/state")))
                    .expect(401);
        }

        @Test
        void refusesWhatIsMissingOrUnconfirmed() {
            var own = platform.fresh(Role.VIEWER);

            own.post("/api/v1/oauth/github/callback").expect(422);
            own.post("/api/v1/oauth/github/callback", Map.of("code", "x")).expect(422);
            own.post("/api/v1/oauth/github/callback?code=x").expect(401);
            own.get("/api/v1/oauth/github/callback?code=x").expect(422);
            own.post(
                            "/api/v1/oauth/github/callback",
                            callback("made-up", beginToLink(own).text("/state")))
                    .expect(401);
            platform.anonymous()
                    .post("/api/v1/oauth/github/callback", callback("x", "y"))
                    .expect(401);
            platform.anonymous().delete("/api/v1/oauth/github").expect(401);
        }

        @Test
        void saysWhenTheProviderIsDown() {
            var own = platform.fresh(Role.VIEWER);
            var begun = beginToLink(own);
            var code = providers.show(person(), begun.text("/authorize_url"));
            providers.down(true);
            try {
                own.post("/api/v1/oauth/github/callback", callback(code, begun.text("/state")))
                        .expect(502);
            } finally {
                providers.down(false);
            }
        }

        @Test
        void sendsWhoeverIsNotSignedInToSignIn() {
            var begun = platform.anonymous()
                    .get("/api/v1/oauth/github/authorize?redirect_uri=" + encoded(REDIRECT))
                    .expect(200);
            assertThat(begun.text("/authorization_url")).isEqualTo(begun.text("/authorize_url"));

            come("github", begun.text("/state"), providers.show(person(), begun.text("/authorize_url")))
                    .expect(200);
            platform.anonymous().get("/api/v1/oauth/github/authorize").expect(200);
            platform.anonymous()
                    .bearer("made-up")
                    .get("/api/v1/oauth/github/authorize")
                    .expect(401);
            platform.fresh(Role.VIEWER).get("/api/v1/oauth/github/authorize").expect(422);
            // No bot is configured here.
            platform.anonymous().get("/api/v1/oauth/telegram/authorize").expect(400);
        }
    }

    @Nested
    class Firebase {
        @Test
        void checksTokens() {
            var reply = check(providers.firebaseToken(Map.of("email", "firebase@example.com", "email_verified", true)))
                    .expect(200);

            assertThat(reply.text("/uid")).isEqualTo("firebase-uid");
            assertThat(reply.text("/email")).isEqualTo("firebase@example.com");
            assertThat(reply.at("/email_verified").asBoolean()).isTrue();
        }

        @Test
        void refusesEveryOtherToken() {
            var now = Instant.now().getEpochSecond();
            check(providers.firebaseToken(Map.of("aud", "their-project"))).expect(401);
            check(providers.firebaseToken(Map.of("iss", "https://securetoken.google.com/their-project")))
                    .expect(401);
            check(providers.firebaseToken(Map.of("exp", now - 1))).expect(401);
            check(new IdTokenSigner("unknown").sign(ProviderDouble.firebaseClaims(Map.of())))
                    .expect(401);
            check(new IdTokenSigner("key-1").sign(ProviderDouble.firebaseClaims(Map.of())))
                    .expect(401);
            check(IdTokenSigner.unsigned(ProviderDouble.firebaseClaims(Map.of())))
                    .expect(401);
            check(providers.signer().signWithPublicKey(ProviderDouble.firebaseClaims(Map.of())))
                    .expect(401);
            check("not a token").expect(400);
            check("").expect(400);
            var missing = platform.anonymous()
                    .post("/api/auth/verify-token", Map.of())
                    .expect(400);
            assertThat(missing.text("/error")).isNotEmpty();
        }

        @Test
        void letsCustomersInWithTheTokenItself() {
            var email = "customer" + id() + "@example.com";
            var token = providers.firebaseToken(Map.of("email", email, "email_verified", true));
            var bearer = platform.anonymous().bearer(token);
            assertThat(bearer.get("/api/user/me").expect(401).text("/error")).isNotEmpty();

            var created = complete(token).expect(201);
            assertThat(created.text("/user/email")).isEqualTo(email);
            assertThat(created.text("/user/full_name")).isEqualTo("Ann Example");
            assertThat(created.at("/user/email_verified").asBoolean()).isTrue();
            var again = complete(token).expect(200);
            assertThat(again.text("/user/id")).isEqualTo(created.text("/user/id"));

            var me = bearer.get("/api/user/me").expect(200);
            assertThat(me.text("/id")).isEqualTo(created.text("/user/id"));
            assertThat(me.text("/plan")).isEqualTo("free");
            platform.anonymous()
                    .bearer(created.text("/token"))
                    .get("/api/user/me")
                    .expect(200);
            // It is no token of any other surface.
            bearer.get("/api/v1/auth/me").expect(401);
        }

        @Test
        void believesNoAddressThatFirebaseHasNotSeen() {
            var account = accountWithAddress();
            var email = account.emailAddress().orElseThrow().value();
            var token = providers.firebaseToken(Map.of("email", email, "email_verified", false));

            complete(token).expect(401);
            platform.anonymous().bearer(token).get("/api/user/me").expect(401);
            complete(providers.firebaseToken(Map.of())).expect(400);
        }

        @Test
        void showsCustomersOnlyNeverStaff() {
            var admin = withAddress(platform.account(Role.ADMIN));
            var email = admin.emailAddress().orElseThrow().value();
            var bearer = platform.anonymous()
                    .bearer(providers.firebaseToken(Map.of("email", email, "email_verified", true)));

            bearer.get("/api/user/me").expect(200);
            bearer.get("/admin/users").expect(403);
        }

        @Test
        void takesNoTokenForAnAccountWithASecondFactor() {
            var account = accountWithAddress();
            var email = account.emailAddress().orElseThrow().value();
            platform.bean(SecondFactors.class)
                    .turnOn(account.id(), new TotpSecret(new byte[20]), Set.of(), 0, Instant.now());
            var token = providers.firebaseToken(Map.of("email", email, "email_verified", true));

            platform.anonymous().bearer(token).get("/api/user/me").expect(401);
            var pending = complete(token).expect(200);
            assertThat(pending.text("/token")).isEmpty();
            assertThat(pending.at("/requires_2fa").asBoolean()).isTrue();
        }

        private Reply check(String token) {
            return platform.anonymous().post("/api/auth/verify-token", Map.of("id_token", token));
        }

        private Reply complete(String token) {
            return platform.anonymous()
                    .post(
                            "/api/auth/signup/complete",
                            Map.of(
                                    "id_token", token,
                                    "full_name", "Ann Example",
                                    "email", "somebody.else@example.com",
                                    "plan", "pro"));
        }
    }

    private Reply begin(String provider) {
        return platform.anonymous().get(loginPath(provider)).expect(200);
    }

    private Reply beginToLink(ApiClient own) {
        return own.get("/api/v1/oauth/github/authorize?redirect_uri=" + encoded(REDIRECT))
                .expect(200);
    }

    private Reply link(ApiClient own, Person person) {
        var begun = beginToLink(own);
        return own.post(
                "/api/v1/oauth/github/callback",
                callback(providers.show(person, begun.text("/authorize_url")), begun.text("/state")));
    }

    private Reply signIn(String provider, Person person) {
        var begun = begin(provider);
        return come(provider, begun.text("/state"), providers.show(person, begun.text("/authorize_url")));
    }

    private Reply come(String provider, String state, String code) {
        return platform.anonymous().post("/api/v1/oauth/" + provider + "/login/callback", callback(code, state));
    }

    private String query(Person person, Reply begun) {
        var code = providers.show(person, begun.text("/authorize_url"));
        return "?code=" + code + "&state=" + begun.text("/state") + "&redirect_uri=" + encoded(REDIRECT);
    }

    private static Map<String, String> callback(String code, String state) {
        return Map.of("code", code, "state", state, "redirect_uri", REDIRECT);
    }

    private static String loginPath(String provider) {
        return "/api/v1/oauth/" + provider + "/login?redirect_uri=" + encoded(REDIRECT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Account accountWithAddress() {
        return withAddress(platform.account(Role.MOBILE_USER));
    }

    private Account withAddress(Account account) {
        var email = new EmailAddress("owner" + id() + "@example.com");
        return switch (platform.bean(Accounts.class).save(account.withVerifiedEmail(email))) {
            case Accounts.Stored.Done(var stored) -> stored;
            case Accounts.Stored other -> throw new IllegalStateException(other.toString());
        };
    }

    private static Person person() {
        var id = id();
        return new Person(id, "person_" + id, "person" + id + "@example.com", true);
    }

    private static String id() {
        return Integer.toString(COUNT.incrementAndGet());
    }
}
