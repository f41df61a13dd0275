package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.TelegramSigner;
import com.cybervpn.domain.shared.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The ways in by Telegram, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramSignInTest {
    private static final String REDIRECT = "https://app.example/telegram";
    private static final AtomicInteger COUNT = new AtomicInteger(70_000);

    private final TelegramSigner telegram = new TelegramSigner("123456:TEST-BOT-TOKEN");
    private TestPlatform platform;

    @BeforeAll
    void start() {
        platform = TestPlatform.with(Map.of(
                "telegram.bot-token",
                "123456:TEST-BOT-TOKEN",
                "telegram.bot-username",
                "our_bot",
                "telegram.mini-app-tries",
                200,
                "telegram.bot-link-tries",
                200,
                "telegram.login-links",
                200,
                "cookie.secure",
                false));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void letsPeopleInFromAMiniApp() {
        long id = COUNT.incrementAndGet();

        var first = miniApp(initData(id, "ann_" + id, Instant.now())).expect(200);
        var second = miniApp(initData(id, "ann_" + id, Instant.now())).expect(200);

        assertThat(first.at("/is_new_user").asBoolean()).isTrue();
        assertThat(first.text("/user/login")).isEqualTo("ann_" + id);
        assertThat(first.text("/user/role")).isEqualTo("mobile_user");
        assertThat(first.at("/user/telegram_id").asLong()).isEqualTo(id);
        assertThat(first.at("/user/is_email_verified").asBoolean()).isTrue();
        assertThat(first.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(second.at("/is_new_user").asBoolean()).isFalse();
        assertThat(second.text("/user/id")).isEqualTo(first.text("/user/id"));
        platform.anonymous()
                .bearer(second.text("/access_token"))
                .get("/api/v1/auth/me")
                .expect(200);
    }

    @Test
    void opensOneAccountForManyFirstSignInsAtOnce() {
        long id = COUNT.incrementAndGet();
        var data = initData(id, "twin_" + id, Instant.now());

        var replies =
                IntStream.range(0, 16).parallel().mapToObj(_ -> miniApp(data)).toList();

        assertThat(replies).allMatch(reply -> reply.status() == 200);
        assertThat(replies)
                .filteredOn(reply -> reply.at("/is_new_user").asBoolean())
                .hasSize(1);
        assertThat(replies.stream().map(reply -> reply.text("/user/id")).collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsForgedOrOfAnotherTime() {
        long id = COUNT.incrementAndGet();
        var good = initData(id, "ann_" + id, Instant.now());

        miniApp(good.replace("ann_" + id, "bob_" + id)).expect(401);
        miniApp(initData(id, "ann_" + id, Instant.now().minusSeconds(86_500))).expect(401);
        miniApp(initData(id, "ann_" + id, Instant.now().plusSeconds(400))).expect(401);
        miniApp("nonsense").expect(401);
        miniApp("").expect(422);
        miniApp("x".repeat(4097)).expect(422);
        platform.anonymous().post("/api/v1/auth/telegram/miniapp", Map.of()).expect(422);
    }

    @Test
    void letsOneOfManyInByALink() {
        long id = COUNT.incrementAndGet();
        miniApp(initData(id, "linked_" + id, Instant.now())).expect(200);
        var link = issue(platform.as(Role.ADMIN), id).expect(200);
        assertThat(link.text("/url")).isEqualTo("https://t.me/our_bot?start=login_" + link.text("/token"));
        assertThat(Instant.parse(link.text("/expires_at")))
                .isBetween(Instant.now().plusSeconds(240), Instant.now().plusSeconds(301));

        var replies = IntStream.range(0, 32)
                .parallel()
                .mapToObj(_ -> botLink(link.text("/token")))
                .toList();

        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200)
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.at("/user/telegram_id").asLong()).isEqualTo(id));
        assertThat(replies).filteredOn(reply -> reply.status() == 401).hasSize(31);
    }

    @Test
    void givesLinksToAdministratorsOnly() {
        issue(platform.anonymous(), 1).expect(401);
        for (var role : new Role[] {Role.MOBILE_USER, Role.VIEWER, Role.SUPPORT, Role.OPERATOR}) {
            issue(platform.as(role), 1).expect(403);
        }
        issue(platform.as(Role.ADMIN), 0).expect(422);
        botLink(issue(platform.as(Role.ADMIN), Long.MAX_VALUE).expect(200).text("/token"))
                .expect(401);
        botLink("made-up").expect(401);
        botLink("").expect(422);
    }

    @Test
    void linksByPostAndByGet() {
        var own = platform.fresh(Role.VIEWER);
        long id = COUNT.incrementAndGet();
        var widget = widget(id, Instant.now());

        var posted = new HashMap<String, Object>(widget);
        posted.put("id", id);
        posted.put("auth_date", Long.parseLong(widget.get("auth_date")));
        posted.put("last_name", null);
        posted.put("state", state(own));
        var linked = own.post("/api/v1/oauth/telegram/callback", posted).expect(200);
        assertThat(linked.text("/provider_user_id")).isEqualTo(Long.toString(id));
        assertThat(own.get("/api/v1/auth/me").expect(200).at("/telegram_id").asLong())
                .isEqualTo(id);

        own.get("/api/v1/oauth/telegram/callback" + query(widget, state(own))).expect(200);
        var other = platform.fresh(Role.VIEWER);
        other.get("/api/v1/oauth/telegram/callback" + query(widget, state(other)))
                .expect(409);

        own.delete("/api/v1/oauth/telegram").expect(200);
        assertThat(own.get("/api/v1/auth/me").expect(200).at("/telegram_id").isNull())
                .isTrue();
    }

    @Test
    void refusesToLinkWhatIsForgedOldOrOfAnotherState() {
        var own = platform.fresh(Role.VIEWER);
        long id = COUNT.incrementAndGet();
        var forged = new HashMap<>(widget(id, Instant.now()));
        forged.put("username", "somebody_else");

        own.get("/api/v1/oauth/telegram/callback" + query(forged, state(own))).expect(401);
        own.get("/api/v1/oauth/telegram/callback"
                        + query(widget(id, Instant.now().minusSeconds(86_500)), state(own)))
                .expect(401);
        own.get("/api/v1/oauth/telegram/callback" + query(widget(id, Instant.now()), "made-up"))
                .expect(401);
        own.get("/api/v1/oauth/telegram/callback"
                        + query(widget(id, Instant.now()), state(platform.fresh(Role.VIEWER))))
                .expect(401);
        own.get("/api/v1/oauth/telegram/callback?id=1").expect(422);
        own.post("/api/v1/oauth/telegram/callback", Map.of("id", 1)).expect(422);
        own.post("/api/v1/oauth/telegram/callback", Map.of("id", Map.of("a", 1)))
                .expect(422);
    }

    @Test
    void sendsPeopleToTelegram() {
        var begun = platform.fresh(Role.VIEWER)
                .get("/api/v1/oauth/telegram/authorize?redirect_uri=" + encoded(REDIRECT))
                .expect(200);

        assertThat(begun.text("/authorize_url"))
                .startsWith("https://oauth.telegram.org/auth?bot_id=123456&origin=https%3A%2F%2Fapp.example&")
                .contains(encoded(REDIRECT + "?state=" + begun.text("/state")))
                .doesNotContain("TEST-BOT-TOKEN");
    }

    @Test
    void limitsWhatOnePlaceMayTry() {
        try (var strict = TestPlatform.with(Map.of("telegram.bot-token", "123456:TEST-BOT-TOKEN"))) {
            var anonymous = strict.anonymous();
            for (int i = 0; i < 10; i++) {
                anonymous
                        .post("/api/v1/auth/telegram/miniapp", Map.of("init_data", "x"))
                        .expect(401);
                anonymous
                        .post("/api/v1/auth/telegram/bot-link", Map.of("token", "x"))
                        .expect(401);
            }
            var refused = anonymous
                    .post("/api/v1/auth/telegram/miniapp", Map.of("init_data", "x"))
                    .expect(429);
            assertThat(refused.header("Retry-After")).isEqualTo("60");
            anonymous
                    .post("/api/v1/auth/telegram/bot-link", Map.of("token", "x"))
                    .expect(429);

            var admin = strict.as(Role.ADMIN);
            for (int i = 0; i < 5; i++) issue(admin, 1).expect(200);
            assertThat(issue(admin, 1).expect(429).header("Retry-After")).isEqualTo("60");
        }
    }

    private Reply miniApp(String initData) {
        return platform.anonymous().post("/api/v1/auth/telegram/miniapp", Map.of("init_data", initData));
    }

    private Reply botLink(String token) {
        return platform.anonymous().post("/api/v1/auth/telegram/bot-link", Map.of("token", token));
    }

    private static Reply issue(ApiClient client, long id) {
        return client.post("/api/v1/auth/telegram/generate-login-link", Map.of("telegram_id", id));
    }

    private String initData(long id, String username, Instant when) {
        return telegram.miniApp(Map.of(
                "query_id",
                "AAtest",
                "user",
                "{\"id\":" + id + ",\"first_name\":\"Ann\",\"username\":\"" + username + "\"}",
                "auth_date",
                Long.toString(when.getEpochSecond())));
    }

    private Map<String, String> widget(long id, Instant when) {
        return telegram.widget(Map.of(
                "id",
                Long.toString(id),
                "first_name",
                "Ann",
                "username",
                "ann",
                "auth_date",
                Long.toString(when.getEpochSecond())));
    }

    private static String state(ApiClient own) {
        return own.get("/api/v1/oauth/telegram/authorize?redirect_uri=" + encoded(REDIRECT))
                .expect(200)
                .text("/state");
    }

    private static String query(Map<String, String> members, String state) {
        return members.entrySet().stream()
                        .map(member -> member.getKey() + "=" + encoded(member.getValue()))
                        .collect(Collectors.joining("&", "?", "&state="))
                + state;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
