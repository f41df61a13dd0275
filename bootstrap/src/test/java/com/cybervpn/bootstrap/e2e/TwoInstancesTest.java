package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two instances share a database and a panel, and nothing else; for a client they are one. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoInstancesTest {
    private static final String JWT_SECRET = "two-instances-share-this-key-0123456789";

    private TestPlatform first;
    private TestPlatform second;

    @BeforeAll
    void start() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.create());
        settings.put("jwt.secret", JWT_SECRET);
        settings.put("remnawave.sandbox.webhooks", true);
        first = TestPlatform.with(settings);
        PanelSandbox panel = first.bean(PanelSandbox.class);
        settings.put("remnawave.url", panel.url().toString());
        settings.put("remnawave.token", panel.token().reveal());
        second = TestPlatform.with(settings);
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void aWebhookToOneReachesTheSocketsOfTheOther() {
        ApiClient admin = first.fresh(Role.SUPER_ADMIN);
        ApiClient there = second.anonymous().bearer(admin.token());
        try (var feed = FeedClient.open(second, "/api/v1/ws/monitoring", there)) {
            feed.hear("available_topics");
            feed.say("{\"topics\":[\"users\",\"servers\"]}");
            feed.hear("subscribed");
            feed.hear("subscribed");

            admin.post("/api/v1/users", Map.of("username", "seen_elsewhere")).expect(201);

            var told = feed.hear("user_event");
            assertThat(told.path("data").path("event").asString()).isEqualTo("user.created");
            assertThat(told.path("data").path("user").path("username").asString())
                    .isEqualTo("seen_elsewhere");
        }
    }

    @Test
    void aChangeThroughOneShowsAtOnceInTheCachesOfTheOther() {
        ApiClient admin = first.fresh(Role.ADMIN);
        ApiClient there = second.anonymous().bearer(admin.token());
        assertThat(there.get("/api/v1/servers").expect(200).body()).doesNotContain("cached-node");

        admin.post("/api/v1/servers", Map.of("name", "cached-node", "address", "n.example.com", "port", 2222))
                .expect(201);

        Eventually.get(
                () -> there.get("/api/v1/servers").expect(200).body(), servers -> servers.contains("cached-node"));
    }

    @Test
    void signingOutOfOneEndsTheSocketsOfTheOther() {
        ApiClient admin = first.fresh(Role.ADMIN);
        ApiClient there = second.anonymous().bearer(admin.token());
        try (var feed = FeedClient.open(second, "/api/v1/ws/monitoring", there)) {
            feed.hear("available_topics");
            admin.post("/api/v1/auth/logout-all").expect(200);

            feed.hear("force_disconnect");
            assertThat(feed.closeCode()).isEqualTo(1008);
        }
        there.get("/api/v1/auth/me").expect(401);
    }
}
