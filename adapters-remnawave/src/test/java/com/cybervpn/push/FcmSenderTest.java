package com.cybervpn.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.application.identity.port.out.PushSender.Message;
import com.cybervpn.application.identity.port.out.PushSender.Result;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.http.PeerClients;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against a double of Google's two services. */
class FcmSenderTest {
    private static final KeyPair KEYS = keys();
    private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");
    private static final Message MESSAGE =
            new Message(ID, "payment_confirmed", "Your payment has arrived", "Thank you.");
    private static final PushToken PHONE =
            new PushToken(new AccountId(ID), "phone", Platform.ANDROID, Secret.of("phone-token"), MovableClock.START);

    private final MovableClock clock = new MovableClock();
    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), clock);
    private final LoopbackServer google =
            LoopbackServer.create("google", (request, reply) -> reply.accept(answer(request)));
    private final URI url = LoopbackServer.uriOf(google.listen(0));
    private final List<String> assertions = new CopyOnWriteArrayList<>();
    private final List<Request> messages = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    @AfterEach
    void close() {
        clients.close();
        google.close();
    }

    @Test
    void sendsInTheNameOfTheServiceAccount() throws Exception {
        assertThat(sender().send(PHONE, MESSAGE)).isEqualTo(Result.TAKEN);

        var assertion = SignedJWT.parse(assertions.getFirst());
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic())))
                .isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("key-1");
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("push@example.iam.gserviceaccount.com");
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(url + "/token");
        var sent = messages.getFirst();
        assertThat(sent.path()).isEqualTo("/v1/projects/cyber-1/messages:send");
        assertThat(sent.header("authorization")).isEqualTo("Bearer access-1");
        var message = Json.object(sent.body()).object("message");
        assertThat(message).isNotNull();
        assertThat(message.text("token")).isEqualTo("phone-token");
        assertThat(message.toMap().get("notification").toString()).contains("Your payment has arrived");
        assertThat(message.toMap().get("data").toString()).contains("payment_confirmed", ID.toString());
    }

    @Test
    void keepsTheAccessTokenUntilShortlyBeforeItsEnd() {
        var sender = sender();
        sender.send(PHONE, MESSAGE);
        clock.advance(Duration.ofMinutes(58));
        sender.send(PHONE, MESSAGE);
        assertThat(assertions).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        sender.send(PHONE, MESSAGE);

        assertThat(assertions).hasSize(2);
        assertThat(messages.getLast().header("authorization")).isEqualTo("Bearer access-2");
    }

    @Test
    void getsAnotherAccessTokenWhenOneIsRefused() {
        answers.add(Answer.json(401, new JsonObject()));

        assertThat(sender().send(PHONE, MESSAGE)).isEqualTo(Result.TAKEN);

        assertThat(assertions).hasSize(2);
    }

    @Test
    void tellsPhonesThatAreGoneFromMessagesThatAreNotWanted() {
        answers.add(Answer.json(404, error("UNREGISTERED")));
        answers.add(Answer.json(400, error("INVALID_ARGUMENT")));
        var sender = sender();

        assertThat(sender.send(PHONE, MESSAGE)).isEqualTo(Result.DEAD);
        assertThat(sender.send(PHONE, MESSAGE)).isEqualTo(Result.REFUSED);
    }

    @Test
    void failsForNowWhenGoogleDoes() {
        for (int i = 0; i < 3; i++) answers.add(Answer.json(503, new JsonObject()));

        assertThatThrownBy(() -> sender().send(PHONE, MESSAGE)).isInstanceOf(UpstreamFailed.class);
    }

    @Test
    void isOffWithoutCredentialsAndSaysWhatIsWrongWithBadOnes() {
        assertThat(new PushFactory().pushSender(config(""), clients, clock)).isInstanceOf(NoPush.class);
        assertThatThrownBy(() -> new PushFactory().pushSender(config("{\"project_id\":\"x\"}"), clients, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("client_email");
    }

    private PushSender sender() {
        return new PushFactory().pushSender(config(serviceAccount()), clients, clock);
    }

    private FcmConfig config(String serviceAccount) {
        return new FcmConfig(Optional.of(serviceAccount), url, Duration.ofSeconds(10));
    }

    private String serviceAccount() {
        var key = Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded());
        var json = new JsonObject()
                .set("project_id", "cyber-1")
                .set("client_email", "push@example.iam.gserviceaccount.com")
                .set("private_key_id", "key-1")
                .set("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
                .set("token_uri", url + "/token");
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private Answer answer(Request request) {
        if (request.path().equals("/token")) {
            var form = new String(request.body(), StandardCharsets.US_ASCII);
            assertions.add(URLDecoder.decode(form.replaceFirst(".*assertion=", ""), StandardCharsets.US_ASCII));
            return Answer.json(
                    200,
                    new JsonObject()
                            .set("access_token", "access-" + assertions.size())
                            .set("expires_in", 3600L));
        }
        messages.add(request);
        var prepared = answers.poll();
        return prepared == null ? Answer.json(200, new JsonObject().set("name", "m")) : prepared;
    }

    private static JsonObject error(String code) {
        return new JsonObject()
                .set("error", new JsonObject().set("details", List.of(new JsonObject().set("errorCode", code))));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
