package com.cybervpn.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.IdTokenSigner;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.FirebaseIdentity;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.PeerClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedFirebaseTokensTest {
    private static final String PROJECT = "our-project";

    private final IdTokenSigner signer = new IdTokenSigner("key-1");
    private final MovableClock clock = new MovableClock();
    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), clock);
    private LoopbackServer server;
    private SignedFirebaseTokens tokens;

    @BeforeAll
    void start() {
        server = LoopbackServer.create(
                "firebase",
                (_, reply) -> reply.accept(
                        Answer.of(200, "application/json", signer.jwks().getBytes(StandardCharsets.UTF_8))));
        tokens = tokens(Optional.of(PROJECT), URI.create(LoopbackServer.uriOf(server.listen(0)) + "/keys"));
    }

    @AfterAll
    void stop() {
        clients.close();
        server.close();
    }

    @Test
    void showsWhoFirebaseSays() {
        assertThat(tokens.verify(
                        signer.sign(claims("email", "Ann@example.com", "email_verified", true, "name", "Ann"))))
                .contains(new FirebaseIdentity(
                        "uid-1",
                        new EmailAddress("ann@example.com"),
                        true,
                        "Ann",
                        clock.instant().plusSeconds(3600)));
        assertThat(tokens.verify(signer.sign(claims()))).hasValueSatisfying(identity -> {
            assertThat(identity.email()).isNull();
            assertThat(identity.emailVerified()).isFalse();
            assertThat(identity.provenAddress()).isEmpty();
        });
        assertThat(tokens.verify(signer.sign(claims("email", "ann@example.com", "email_verified", "true"))))
                .hasValueSatisfying(
                        identity -> assertThat(identity.provenAddress()).isEmpty());
    }

    @Test
    void knowsItsProjectOnly() {
        assertThat(tokens.verify(signer.sign(claims("aud", "their-project")))).isEmpty();
        assertThat(tokens.verify(signer.sign(claims("iss", "https://securetoken.google.com/their-project"))))
                .isEmpty();
        assertThat(tokens(Optional.empty(), URI.create("http://127.0.0.1:1/keys"))
                        .verify(signer.sign(claims())))
                .isEmpty();
    }

    @Test
    void tellsATokenFromOtherText() {
        assertThat(tokens.isToken(signer.sign(claims()))).isTrue();
        assertThat(tokens.isToken(IdTokenSigner.unsigned(claims()))).isTrue();
        assertThat(tokens.isToken("")).isFalse();
        assertThat(tokens.isToken("not a token")).isFalse();
        assertThat(tokens.isToken("a.b.c")).isFalse();
    }

    private Map<String, Object> claims(Object... members) {
        var now = clock.instant().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of(
                "iss",
                "https://securetoken.google.com/" + PROJECT,
                "aud",
                PROJECT,
                "sub",
                "uid-1",
                "iat",
                now,
                "exp",
                now + 3600));
        for (int i = 0; i < members.length; i += 2) claims.put(members[i].toString(), members[i + 1]);
        return claims;
    }

    private SignedFirebaseTokens tokens(Optional<String> project, URI keysUrl) {
        return new SignedFirebaseTokens(new FirebaseConfig(project, keysUrl), clients, clock);
    }
}
