package com.cybervpn.remnawave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.http.FaultyPeer;
import com.cybervpn.http.FaultyPeer.Answer;
import com.cybervpn.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the panel does, each call ends in bounded time with what the rule says. */
class PanelFaultsTest {
    private static final PanelUserId ID = new PanelUserId(2);
    private static final String USER =
            new String(Json.write(Recording.of("users-06-get").response().get("body")), StandardCharsets.UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

    static Stream<Arguments> faults() {
        return Map.of(
                        "500", Answer.status(500, "{\"message\":\"boom\"}"),
                        "429", Answer.status(429, "{}"),
                        "401", Answer.status(401, "{\"message\":\"Unauthorized\",\"statusCode\":401}"),
                        "403", Answer.status(403, "{\"message\":\"Forbidden resource\",\"statusCode\":403}"),
                        "hang", Answer.hang(),
                        "half a body, then nothing", Answer.halfABodyThenHang(),
                        "half a body, then the end", Answer.halfABody(),
                        "not JSON", Answer.status(200, "<html>502 Bad Gateway</html>"),
                        "reset", Answer.reset(),
                        "endless body", Answer.endless())
                .entrySet()
                .stream()
                .map(fault -> Arguments.of(fault.getKey(), fault.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void failsReadsAndWritesInBoundedTime(String name, Answer fault) throws IOException {
        try (var peer = new FaultyPeer(fault);
                var panel = TestPanel.to(peer.uri(), now::get)) {
            var users = new HttpPanelUsers(panel.client);
            long start = System.nanoTime();

            assertThatThrownBy(() -> users.find(ID)).isInstanceOf(UpstreamFailed.class);
            assertThatThrownBy(() -> users.update(ID, PanelUserChange.NONE.withEnabled(true)))
                    .isInstanceOf(UpstreamFailed.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @CsvSource({"{}", "[]", "null", "{\"response\":null}", "{\"response\":[]}", "{\"response\":{\"id\":2}}", "7"})
    void failsOnJsonThatIsNotAUser(String json) throws IOException {
        try (var peer = new FaultyPeer(Answer.status(200, json));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            var users = new HttpPanelUsers(panel.client);

            assertThatThrownBy(() -> users.find(ID))
                    .isInstanceOf(UpstreamFailed.class)
                    .hasMessage("Upstream service returned invalid response");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, A019, Taken",
        "400, A033, Taken",
        "400, A164, Taken",
        "500, A179, Taken",
        "409, A114, Taken",
        "409, '', Taken",
        "404, A025, Absent",
        "404, '', Absent",
        "400, A166, Refused",
        "422, '', Refused",
        "500, A018, Refused",
        "500, A112, Refused"
    })
    void tellsRefusalsApart(int status, String code, String expected) throws IOException {
        String body = "{\"message\":\"words of the panel\",\"errorCode\":\"" + code + "\"}";
        try (var peer = new FaultyPeer(Answer.status(status, body));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            var answer = new HttpPanelUsers(panel.client).update(ID, PanelUserChange.NONE.withEnabled(true));

            assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void failsWhenThePanelDoesNotKnowTheRoute() throws IOException {
        String body = "{\"message\":\"Cannot GET /api/users/2\",\"error\":\"Not Found\",\"statusCode\":404}";
        try (var peer = new FaultyPeer(Answer.status(404, body));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            var users = new HttpPanelUsers(panel.client);

            assertThatThrownBy(() -> users.find(ID)).isInstanceOf(UpstreamFailed.class);
        }
    }

    @Test
    void sendsTheTokenAndTheProxyHeadersThePanelDemands() throws IOException {
        try (var peer = new FaultyPeer(Answer.status(200, USER));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            assertThat(new HttpPanelUsers(panel.client).find(ID).orElseThrow().username())
                    .isEqualTo("alice_01");

            assertThat(peer.requests().getFirst())
                    .startsWith("GET /api/users/2 HTTP/1.1")
                    .contains("Authorization: Bearer t\n", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: https");
        }
    }

    @Test
    void acceptsABareAnswerWithoutTheEnvelope() throws IOException {
        String bare = new String(Json.write(Recording.of("users-06-get").content()), StandardCharsets.UTF_8);
        try (var peer = new FaultyPeer(Answer.status(200, bare));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            assertThat(new HttpPanelUsers(panel.client).find(ID)).isPresent();
        }
    }

    @Test
    void leavesAPanelAloneThatKeepsFailingAndComesBackByItself() throws IOException {
        try (var peer = new FaultyPeer(Answer.status(503, "{}"));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            var users = new HttpPanelUsers(panel.client);
            for (int i = 0; i < 5; i++) assertThatThrownBy(() -> users.find(ID)).isInstanceOf(UpstreamFailed.class);
            int asked = peer.requests().size();
            assertThatThrownBy(() -> users.find(ID)).isInstanceOf(UpstreamFailed.class);
            assertThat(peer.requests()).hasSize(asked);
            assertThat(panel.meters.get("outbound.http.breaker").gauge().value())
                    .isEqualTo(2);

            peer.answerWith(Answer.status(200, USER));
            now.updateAndGet(it -> it.plusSeconds(11));

            assertThat(users.find(ID)).isPresent();
            assertThat(panel.meters.get("outbound.http.breaker").gauge().value())
                    .isZero();
        }
    }

    @Test
    void doesNotTakeBadInputForAFailingPanel() throws IOException {
        try (var peer = new FaultyPeer(Answer.status(500, "{\"errorCode\":\"A112\"}"));
                var panel = TestPanel.to(peer.uri(), now::get)) {
            var users = new HttpPanelUsers(panel.client);
            for (int i = 0; i < 20; i++) {
                assertThat(users.update(ID, PanelUserChange.NONE.withEnabled(true)))
                        .isEqualTo(new PanelAnswer.Refused<>());
            }
            assertThat(panel.meters.get("outbound.http.breaker").gauge().value())
                    .isZero();
        }
    }
}
