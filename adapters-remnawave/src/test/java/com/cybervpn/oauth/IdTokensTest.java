package com.cybervpn.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.IdTokenSigner;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.PeerClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer on a random port, and everybody who would like to be taken for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdTokensTest {
    private static final String ISSUER = "https://issuer.example";
    private static final String US = "our-client";
    private static final IdTokenSigner SIGNER = new IdTokenSigner("key-1");
    private static final IdTokenSigner STRANGER = new IdTokenSigner("key-1");

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), clock);
    private LoopbackServer server;
    private URI keysUrl;
    private volatile Answer answer;
    private IdTokens tokens;

    @BeforeAll
    void start() {
        server = LoopbackServer.create("keys", (_, reply) -> {
            asked.incrementAndGet();
            reply.accept(answer);
        });
        keysUrl = URI.create(LoopbackServer.uriOf(server.listen(0)) + "/keys");
    }

    @AfterAll
    void stop() {
        clients.close();
        server.close();
    }

    @BeforeEach
    void freshKeys() {
        asked.set(0);
        answer = keys(SIGNER.jwks(), "public, max-age=3600, must-revalidate");
        tokens = new IdTokens(new RemoteKeys(keysUrl, "test", clients, clock), ISSUER, US, clock);
    }

    @Test
    void readsWhatTheIssuerSigned() {
        assertThat(tokens.verify(SIGNER.sign(claims())))
                .hasValueSatisfying(claims -> assertThat(claims.text("sub")).isEqualTo("ann"));
    }

    Stream<Map.Entry<String, String>> forgeries() {
        var known = claims();
        var now = clock.instant().getEpochSecond();
        var header = Map.of("alg", "RS256", "kid", SIGNER.keyId());
        return Stream.of(
                Map.entry("not signed", IdTokenSigner.unsigned(known)),
                Map.entry("HS256 with the public key", SIGNER.signWithPublicKey(known)),
                Map.entry("somebody else's key of that name", STRANGER.sign(known)),
                Map.entry("no key named", SIGNER.signWith(Map.of("alg", "RS256"), known)),
                Map.entry("unknown key", SIGNER.signWith(Map.of("alg", "RS256", "kid", "other"), known)),
                Map.entry("a path for a key", SIGNER.signWith(Map.of("alg", "RS256", "kid", "../../dev/null"), known)),
                Map.entry("another algorithm named", SIGNER.signWith(Map.of("alg", "PS256", "kid", "key-1"), known)),
                Map.entry(
                        "a key brought along",
                        STRANGER.signWith(with(header, "jwk", Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB")), known)),
                Map.entry("a place to fetch keys", SIGNER.signWith(with(header, "jku", keysUrl.toString()), known)),
                Map.entry(
                        "a place to fetch certificates",
                        SIGNER.signWith(with(header, "x5u", keysUrl.toString()), known)),
                Map.entry("demands nobody knows", SIGNER.signWith(with(header, "crit", List.of("exp")), known)),
                Map.entry("another issuer", SIGNER.sign(with(known, "iss", ISSUER + ".evil.example"))),
                Map.entry("no issuer", SIGNER.sign(without(known, "iss"))),
                Map.entry("for somebody else", SIGNER.sign(with(known, "aud", "their-client"))),
                Map.entry("for us and somebody else", SIGNER.sign(with(known, "aud", List.of(US, "their-client")))),
                Map.entry("for nobody", SIGNER.sign(without(known, "aud"))),
                Map.entry("of nobody", SIGNER.sign(without(known, "sub"))),
                Map.entry("of nobody in particular", SIGNER.sign(with(known, "sub", " "))),
                Map.entry("of somebody without end", SIGNER.sign(with(known, "sub", "a".repeat(129)))),
                Map.entry("expired", SIGNER.sign(with(known, "exp", now))),
                Map.entry("good for ever", SIGNER.sign(without(known, "exp"))),
                Map.entry("not issued yet", SIGNER.sign(with(known, "iat", now + 61))),
                Map.entry("never issued", SIGNER.sign(without(known, "iat"))));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgeries(Map.Entry<String, String> forgery) {
        assertThat(tokens.verify(forgery.getValue())).isEmpty();
    }

    @Test
    void refusesWhatWasChanged() {
        var parts = SIGNER.sign(claims()).split("\\.");
        var other = SIGNER.sign(with(claims(), "sub", "bob")).split("\\.");

        assertThat(tokens.verify(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
        assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.bm90anNvbg.c2ln", "\u0000.\u0000.\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void asksForNoKeysForAStrangersToken() {
        tokens.verify(SIGNER.sign(with(claims(), "iss", "https://stranger.example")));
        tokens.verify(SIGNER.signWithPublicKey(claims()));

        assertThat(asked).hasValue(0);
    }

    @Test
    void keepsKeysAsLongAsTheIssuerSays() {
        for (int i = 0; i < 3; i++) tokens.verify(SIGNER.sign(claims()));
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofHours(1));
        tokens.verify(SIGNER.sign(claims()));
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksOnceForManyWhoWait() {
        var token = SIGNER.sign(claims());

        assertThat(IntStream.range(0, 16).parallel().mapToObj(_ -> tokens.verify(token)))
                .allMatch(java.util.Optional::isPresent);
        assertThat(asked).hasValue(1);
    }

    @Test
    void learnsANewKeyButIsNotMadeToAskAllTheTime() {
        var next = new IdTokenSigner("key-2");
        tokens.verify(SIGNER.sign(claims()));
        answer = keys("{\"keys\":[" + SIGNER.jwk() + "," + next.jwk() + "]}", "max-age=3600");
        for (int i = 0; i < 5; i++)
            assertThat(tokens.verify(next.sign(claims()))).isEmpty();
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.verify(next.sign(claims()))).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void forgetsAWithdrawnKey() {
        tokens.verify(SIGNER.sign(claims()));
        answer = keys("{\"keys\":[]}", "max-age=3600");
        clock.advance(Duration.ofHours(1));

        assertThat(tokens.verify(SIGNER.sign(claims()))).isEmpty();
    }

    @Test
    void takesNoKeyForAnotherUseAndNoWeakOne() {
        var weak = "{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}";
        for (var jwk : List.of(SIGNER.jwk().replace("\"sig\"", "\"enc\""), weak, "{}", "7")) {
            answer = keys("{\"keys\":[" + jwk + "]}", "no-cache");
            var fresh = new IdTokens(new RemoteKeys(keysUrl, "test", clients, clock), ISSUER, US, clock);
            assertThat(fresh.verify(SIGNER.sign(claims()))).isEmpty();
        }
    }

    @Test
    void saysWhenTheKeysCannotBeHad() {
        var bad = new ArrayList<>(List.of(
                Answer.empty(404),
                Answer.empty(500),
                Answer.of(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8))));
        for (var answered : bad) {
            answer = answered;
            assertThatThrownBy(() -> tokens.verify(SIGNER.sign(claims()))).isInstanceOf(UpstreamFailed.class);
        }
    }

    private Map<String, Object> claims() {
        var now = clock.instant().getEpochSecond();
        return Map.of("iss", ISSUER, "aud", US, "sub", "ann", "iat", now, "exp", now + 3600);
    }

    private static Answer keys(String json, String cacheControl) {
        return Answer.of(200, "application/json", json.getBytes(StandardCharsets.UTF_8))
                .with(Map.of("Cache-Control", cacheControl));
    }

    private static Map<String, Object> with(Map<String, ?> members, String name, Object value) {
        var changed = new HashMap<String, Object>(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, ?> members, String name) {
        var changed = new HashMap<String, Object>(members);
        changed.remove(name);
        return changed;
    }
}
