package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The two WebSocket channels, as their contract has them. */
class LiveFeedTest {
    private static final String MONITORING = "/api/v1/ws/monitoring";
    private static final String NOTIFICATIONS = "/api/v1/ws/notifications";
    private static final int NOT_ALLOWED = 1008;

    private final TestPlatform platform = TestPlatform.shared();

    @Nested
    class TheDoor {
        @ParameterizedTest
        @ValueSource(strings = {MONITORING, "/ws/monitoring", NOTIFICATIONS, "/ws/notifications"})
        void opensWithATicketOnce(String path) {
            ApiClient viewer = platform.as(Role.VIEWER);
            String ticket = viewer.post("/api/v1/ws/ticket").expect(200).text("/ticket");
            try (var feed = FeedClient.at(platform, path + "?ticket=" + ticket)) {
                feed.say("{\"type\":\"ping\"}");
                feed.hear("pong");
                try (var second = FeedClient.at(platform, path + "?ticket=" + ticket)) {
                    assertThat(second.closeCode()).isEqualTo(NOT_ALLOWED);
                }
            }
        }

        @Test
        void opensWithATokenInTheQueryAndInTheTicket() {
            String token = platform.as(Role.VIEWER).token();
            for (String query : List.of("?token=", "?ticket=")) {
                try (var feed = FeedClient.at(platform, MONITORING + query + token)) {
                    feed.hear("available_topics");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?ticket=00000000000000000000000000000000", "?token=no.such.token", "?token="})
        void staysShutOtherwise(String query) {
            try (var feed = FeedClient.at(platform, MONITORING + query)) {
                assertThat(feed.closeCode()).isEqualTo(NOT_ALLOWED);
            }
        }

        @Test
        void staysShutToOtherPeoplesPages() {
            ApiClient viewer = platform.as(Role.VIEWER);
            String ticket = viewer.post("/api/v1/ws/ticket").expect(200).text("/ticket");
            assertThatThrownBy(() -> FeedClient.at(platform, MONITORING + "?ticket=" + ticket, "https://evil.example"))
                    .hasRootCauseMessage("Unexpected HTTP response status code 403");
        }

        @Test
        void closesTheOldestOfTooMany() {
            ApiClient client = platform.fresh(Role.VIEWER);
            var feeds = IntStream.range(0, 11)
                    .mapToObj(_ -> {
                        var feed = FeedClient.open(platform, MONITORING, client);
                        feed.hear("available_topics");
                        return feed;
                    })
                    .toList();
            assertThat(feeds.getFirst().closeCode()).isEqualTo(NOT_ALLOWED);
            feeds.getLast().say("{\"type\":\"ping\"}");
            feeds.getLast().hear("pong");
            feeds.forEach(FeedClient::close);
        }
    }

    @Nested
    class Monitoring {
        @Test
        void takesEveryMessageInOrder() {
            try (var feed = FeedClient.open(platform, MONITORING, platform.fresh(Role.SUPER_ADMIN))) {
                List<String> topics =
                        IntStream.range(0, 95).mapToObj(n -> "topic-" + n).toList();
                for (String topic : topics) feed.say("{\"topics\":[\"" + topic + "\"]}");

                feed.hear("available_topics");
                assertThat(topics)
                        .allSatisfy(topic ->
                                assertThat(feed.hear().path("topic").asString()).isEqualTo(topic));
            }
        }

        @Test
        void saysWhichTopicsARoleHas() {
            Map<Role, List<String>> topics = Map.of(
                    Role.MOBILE_USER, List.of("general"),
                    Role.VIEWER, List.of("general"),
                    Role.SUPPORT, List.of("general"),
                    Role.OPERATOR, List.of("servers", "general"),
                    Role.ADMIN, List.of("servers", "payments", "general"),
                    Role.SUPER_ADMIN, List.of("servers", "users", "system", "payments", "general"));
            topics.forEach((role, expected) -> {
                try (var feed = FeedClient.open(platform, MONITORING, platform.as(role))) {
                    JsonNode frame = feed.hear();
                    assertThat(frame.path("type").asString()).isEqualTo("available_topics");
                    assertThat(frame.path("role").asString()).isEqualTo(role.code());
                    assertThat(frame.path("topics").valueStream().map(JsonNode::asString))
                            .containsExactlyElementsOf(expected);
                }
            });
        }

        @Test
        void answersInOrderAndStaysOpenAtNonsense() {
            try (var feed = FeedClient.open(platform, MONITORING, platform.as(Role.OPERATOR))) {
                feed.hear("available_topics");
                feed.say("{\"topics\":[\"servers\",\"users\",\"general\"]}");
                feed.say("no json");
                feed.say("[]");
                feed.say("{\"type\":\"dance\"}");
                feed.say("{\"type\":\"unsubscribe\",\"topics\":[\"servers\",\"never\"]}");
                feed.say("{\"type\":\"ping\"}");

                assertThat(feed.hear().toString()).isEqualTo("{\"type\":\"subscribed\",\"topic\":\"servers\"}");
                JsonNode refused = feed.hear();
                assertThat(refused.path("type").asString()).isEqualTo("error");
                assertThat(refused.path("topic").asString()).isEqualTo("users");
                assertThat(refused.path("message").asString())
                        .isEqualTo("Insufficient permissions to subscribe to topic: users");
                assertThat(feed.hear().path("topic").asString()).isEqualTo("general");
                assertThat(feed.hear().path("message").asString()).isEqualTo("Invalid JSON message");
                assertThat(feed.hear().path("message").asString()).isEqualTo("Invalid JSON message");
                assertThat(feed.hear().path("message").asString()).isEqualTo("Unknown message type: dance");
                assertThat(feed.hear().toString()).isEqualTo("{\"type\":\"unsubscribed\",\"topic\":\"servers\"}");
                assertThat(feed.hear().toString()).isEqualTo("{\"type\":\"unsubscribed\",\"topic\":\"never\"}");
                assertThat(feed.hear().toString()).isEqualTo("{\"type\":\"pong\"}");
            }
        }

        @Test
        void closesWhoSaysTooMuch() {
            try (var feed = FeedClient.open(platform, MONITORING, platform.fresh(Role.VIEWER))) {
                feed.hear("available_topics");
                for (int i = 0; i < 101; i++) feed.say("{\"type\":\"ping\"}");
                assertThat(feed.closeCode()).isEqualTo(NOT_ALLOWED);
            }
        }
    }

    @Nested
    class Notifications {
        @Test
        void goToTheirOwnerAlone() {
            Account owner = platform.account(Role.MOBILE_USER);
            ApiClient mobile = platform.signedIn(owner);
            try (var own = FeedClient.open(platform, NOTIFICATIONS, mobile);
                    var other = FeedClient.open(platform, NOTIFICATIONS, platform.fresh(Role.MOBILE_USER))) {
                for (var feed : List.of(own, other)) {
                    feed.say("anything at all");
                    feed.say("{\"type\":\"ping\"}");
                    assertThat(feed.hear().toString()).isEqualTo("{\"type\":\"pong\"}");
                }
                mobile.post("/api/v1/trial/activate").expect(200);

                JsonNode told = own.hear("subscription_updated");
                assertThat(told.path("data").path("status").asString()).isEqualTo("trial");
                assertThat(told.path("timestamp").asString()).isNotEmpty();
                other.say("{\"type\":\"ping\"}");
                assertThat(other.hear().toString()).isEqualTo("{\"type\":\"pong\"}");
            }
        }

        @Test
        void endWithTheSession() {
            ApiClient client = platform.fresh(Role.MOBILE_USER);
            try (var feed = FeedClient.open(platform, NOTIFICATIONS, client)) {
                feed.say("{\"type\":\"ping\"}");
                feed.hear("pong");
                client.post("/api/v1/auth/logout-all").expect(200);

                assertThat(feed.hear().path("type").asString()).isEqualTo("force_disconnect");
                assertThat(feed.closeCode()).isEqualTo(NOT_ALLOWED);
            }
        }
    }
}
