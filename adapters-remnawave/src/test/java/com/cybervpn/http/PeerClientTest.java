package com.cybervpn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.FaultyPeer.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerClientTest {
    private static final Answer OK = Answer.status(200, "{\"ok\":true}");
    private static final Answer BROKEN = Answer.status(500, "{}");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T06:00:00Z"));
    private final PeerClients clients = new PeerClients(meters, now::get);

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void sendsTemplateValuesAndQueriesWhereTheyBelong() throws IOException {
        try (var peer = new FaultyPeer(OK)) {
            var reply = client(peer)
                    .send(HttpCall.get("/api/users/{name}/x", "a/../b?c")
                            .query("q", "1&2 3")
                            .query("absent", null)
                            .bearer(Secret.of("t0ken"))
                            .header("X-Forwarded-Proto", "https"));

            assertThat(reply.json().flag("ok")).isTrue();
            assertThat(peer.requests().getFirst())
                    .startsWith("GET /api/users/a%2F..%2Fb%3Fc/x?q=1%262%203 HTTP/1.1")
                    .contains("Authorization: Bearer t0ken", "X-Forwarded-Proto: https");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesAValueThatWouldLeaveItsPathSegment(String value) {
        assertThatThrownBy(() -> HttpCall.get("/api/users/{id}", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void repeatsAReadUntilThePeerRecovers() throws IOException {
        try (var peer = new FaultyPeer(BROKEN, Answer.reset(), OK)) {
            assertThat(client(peer).send(HttpCall.get("/x")).status()).isEqualTo(200);
            assertThat(peer.requests()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void neverRepeatsAWrite() throws IOException {
        try (var peer = new FaultyPeer(BROKEN, OK)) {
            assertThat(client(peer).send(HttpCall.post("/x")).status()).isEqualTo(500);
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void repeatsAWriteThatIsSaidToBeRepeatable() throws IOException {
        try (var peer = new FaultyPeer(BROKEN, OK)) {
            assertThat(client(peer).send(HttpCall.patch("/x").repeatable()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotWaitLongerThanItsTimeoutForARetryAfter() throws IOException {
        try (var peer = new FaultyPeer(Answer.status(429, "{}", "Retry-After: 3600"))) {
            assertThat(client(peer).send(HttpCall.get("/x")).status()).isEqualTo(429);
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotFollowARedirect() throws IOException {
        try (var other = new FaultyPeer(OK);
                var peer = new FaultyPeer(Answer.status(302, "", "Location: " + other.uri()))) {
            assertThat(client(peer).send(HttpCall.get("/x")).status()).isEqualTo(302);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void failsInBoundedTimeWhenThePeerHangs() throws IOException {
        try (var peer = new FaultyPeer(Answer.hang())) {
            assertFailsWithin(Duration.ofSeconds(2), client(peer));
        }
    }

    @Test
    void failsInBoundedTimeWhenTheBodyStopsHalfWay() throws IOException {
        try (var peer = new FaultyPeer(Answer.halfABodyThenHang())) {
            assertFailsWithin(Duration.ofSeconds(2), client(peer));
        }
    }

    @Test
    void failsOnABodyThatBreaksOff() throws IOException {
        try (var peer = new FaultyPeer(Answer.halfABody())) {
            assertFailsWithin(Duration.ofSeconds(2), client(peer));
        }
    }

    @Test
    void failsOnABodyLongerThanItsLimit() throws IOException {
        try (var peer = new FaultyPeer(Answer.endless())) {
            assertFailsWithin(Duration.ofSeconds(2), client(peer));
        }
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        URI gone;
        try (var peer = new FaultyPeer(OK)) {
            gone = peer.uri();
        }
        assertFailsWithin(Duration.ofSeconds(2), clients.to(limits(Peer.of("testpeer", gone))));
    }

    @Test
    void opensTheCircuitAfterFailuresInARowAndClosesItWithTheFirstSuccessfulProbe() throws IOException {
        try (var peer = new FaultyPeer(BROKEN)) {
            var client = client(peer);
            for (int i = 0; i < 3; i++) client.send(HttpCall.post("/x"));
            assertThat(breakerState()).isEqualTo(2);
            assertThatThrownBy(() -> client.send(HttpCall.post("/x"))).isInstanceOf(UpstreamFailed.class);
            assertThat(peer.requests()).hasSize(3);

            now.updateAndGet(it -> it.plusSeconds(11));
            client.send(HttpCall.post("/x"));
            assertThat(breakerState()).isEqualTo(2);

            peer.answerWith(OK);
            now.updateAndGet(it -> it.plusSeconds(11));
            assertThat(client.send(HttpCall.post("/x")).status()).isEqualTo(200);
            assertThat(breakerState()).isZero();
        }
    }

    @Test
    void letsOnlyOneProbeThroughAHalfOpenCircuit() {
        var breaker = new CircuitBreaker(1, Duration.ofSeconds(10), now::get);
        breaker.letsThrough();
        breaker.failed();
        now.updateAndGet(it -> it.plusSeconds(11));

        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isFalse();
    }

    @Test
    void timesEveryCallUnderItsTemplate() throws IOException {
        try (var peer = new FaultyPeer(OK)) {
            client(peer).send(HttpCall.get("/users/{id}", 17));
        }
        var timer = meters.get("outbound.http").timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.getId().getTag("call")).isEqualTo("GET /users/{id}");
        assertThat(timer.getId().getTag("outcome")).isEqualTo("200");
    }

    private double breakerState() {
        return meters.get("outbound.http.breaker").gauge().value();
    }

    private PeerClient client(FaultyPeer peer) {
        return clients.to(limits(Peer.of("testpeer", peer.uri())));
    }

    private static Peer limits(Peer peer) {
        return peer.withTimeouts(Duration.ofMillis(300), Duration.ofMillis(800))
                .withRetries(3, Duration.ofMillis(2))
                .withLimits(100_000, 4)
                .withBreaker(3, Duration.ofSeconds(10));
    }

    private static void assertFailsWithin(Duration limit, PeerClient client) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> client.send(HttpCall.get("/secret-{x}", "s3cret")))
                .isInstanceOf(UpstreamFailed.class)
                .hasMessageNotContaining("s3cret");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }
}
