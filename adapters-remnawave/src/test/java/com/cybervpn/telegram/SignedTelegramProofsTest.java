package com.cybervpn.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.TelegramSigner;
import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.identity.TelegramProof;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTelegramProofsTest {
    private static final String TOKEN = "123456:TEST-BOT-TOKEN";
    private static final Instant SHOWN = Instant.ofEpochSecond(1767225600);
    private static final TelegramProof ANN = new TelegramProof(new TelegramIdentity(42, "ann"), "Ann", SHOWN);
    private static final Map<String, String> WIDGET = Map.of(
            "id", "42",
            "first_name", "Ann",
            "username", "ann",
            "auth_date", "1767225600",
            "hash", "2ed4e3bc0788bd27f30e7a33cad1279ec54b0aeb5ab30f5f594a8459fd86f538");
    private static final String INIT_DATA = "query_id=AAtest&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Ann%22%7D"
            + "&auth_date=1767225600&hash=6276f0e7defc5122145db4e6c7165c164e37679e891000306242fd429ab403d0";

    private final TelegramProofs proofs = withToken(TOKEN);
    private final TelegramSigner signer = new TelegramSigner(TOKEN);

    @Test
    void readsTheVectors() {
        assertThat(proofs.ofWidget(WIDGET)).contains(ANN);
        assertThat(proofs.ofMiniApp(INIT_DATA))
                .contains(new TelegramProof(new TelegramIdentity(42, null), "Ann", SHOWN));
    }

    @Test
    void readsWhatAppsSend() {
        var json = """
            {"id":42,"first_name":"Ann","username":"ann","photo_url":null,"auth_date":1767225600,"hash":"%s"}\
            """.formatted(WIDGET.get("hash")).getBytes(StandardCharsets.UTF_8);

        assertThat(proofs.ofApp(Base64.getEncoder().encodeToString(json))).contains(ANN);
        assertThat(proofs.ofApp(Base64.getUrlEncoder().withoutPadding().encodeToString(json)))
                .contains(ANN);
    }

    @Test
    void takesTheSignatureInEitherCase() {
        assertThat(proofs.ofWidget(with("hash", WIDGET.get("hash").toUpperCase(Locale.ROOT))))
                .contains(ANN);
    }

    @Test
    void refusesEveryChange() {
        assertThat(proofs.ofWidget(with("id", "43"))).isEmpty();
        assertThat(proofs.ofWidget(with("username", "bob"))).isEmpty();
        assertThat(proofs.ofWidget(with("last_name", "added"))).isEmpty();
        assertThat(proofs.ofWidget(with("auth_date", "1767225601"))).isEmpty();
        assertThat(proofs.ofWidget(with("hash", "0".repeat(64)))).isEmpty();
        assertThat(proofs.ofWidget(with("hash", ""))).isEmpty();
        assertThat(proofs.ofMiniApp(INIT_DATA.replace("42", "43"))).isEmpty();
        assertThat(proofs.ofMiniApp(INIT_DATA + "&x=1")).isEmpty();
    }

    @Test
    void doesNotTakeOneFormForTheOther() {
        var members = Map.of(
                "id", "42", "first_name", "Ann", "auth_date", "1767225600", "user", "{\"id\":42}", "query_id", "q");
        var asWidget = signer.widget(members);
        var miniApp = asWidget.entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();

        assertThat(proofs.ofWidget(asWidget)).isPresent();
        assertThat(proofs.ofMiniApp(miniApp)).isEmpty();
    }

    @Test
    void refusesAnotherBotsSignature() {
        var other = new TelegramSigner("654321:OTHER");

        assertThat(proofs.ofWidget(other.widget(Map.of("id", "42", "auth_date", "1767225600"))))
                .isEmpty();
        assertThat(proofs.ofMiniApp(other.miniApp(Map.of("user", "{\"id\":42}", "auth_date", "1767225600"))))
                .isEmpty();
    }

    @Test
    void refusesSignedNonsense() {
        assertThat(signed("user", "{\"id\":\"42\"}", "auth_date", "1")).isEmpty();
        assertThat(signed("user", "{\"id\":-42}", "auth_date", "1")).isEmpty();
        assertThat(signed("user", "[]", "auth_date", "1")).isEmpty();
        assertThat(signed("user", "", "auth_date", "1")).isEmpty();
        assertThat(signed("user", "{\"id\":42}", "auth_date", "soon")).isEmpty();
        assertThat(signed("user", "{\"id\":42}", "auth_date", "999999999999999999"))
                .isEmpty();
        assertThat(signed("user", "{\"id\":42}", "auth_date", "1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&", "=", "hash", "%", "%zz=1", "a=1&a=1", "hash=%00", "user=%7B%7D&hash=x", "\ud800=1"})
    void refusesMalformedText(String text) {
        assertThat(proofs.ofMiniApp(text)).isEmpty();
        assertThat(proofs.ofApp(text)).isEmpty();
        assertThat(proofs.ofApp(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void refusesAllWithoutABot() {
        for (var token : new String[] {"", " "}) {
            assertThat(withToken(token).ofWidget(WIDGET)).isEmpty();
            assertThat(withToken(token).ofMiniApp(new TelegramSigner(token).miniApp(Map.of("user", "{\"id\":42}"))))
                    .isEmpty();
        }
    }

    @Test
    void neverShowsTheToken() {
        assertThat(config(TOKEN)).asString().doesNotContain("TEST-BOT");
    }

    private Optional<TelegramProof> signed(String... members) {
        return proofs.ofMiniApp(signer.miniApp(Map.of(members[0], members[1], members[2], members[3])));
    }

    private static Map<String, String> with(String name, String value) {
        var members = new HashMap<>(WIDGET);
        members.put(name, value);
        return members;
    }

    private static TelegramProofs withToken(String token) {
        return new SignedTelegramProofs(config(token));
    }

    private static TelegramConfig config(String token) {
        return new TelegramConfig(Optional.of(token), URI.create("https://oauth.telegram.org/auth"));
    }
}
