package com.cybervpn.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.oauth.OAuthConfig.Apple.Registered;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AppleSecretTest {
    private final MovableClock clock = new MovableClock();

    @Test
    void isATokenThatAppleTakes() throws Exception {
        var keys = keys("secp256r1");
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        for (var written : new String[] {pem, pem.replace("\r\n", "\\n").replace("\n", "\\n")}) {
            var secret = new AppleSecret(registered(written), "https://appleid.apple.com", clock);
            var token = SignedJWT.parse(secret.get().reveal());

            assertThat(token.verify(new ECDSAVerifier((ECPublicKey) keys.getPublic())))
                    .isTrue();
            assertThat(token.getHeader().getKeyID()).isEqualTo("KEY1234567");
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("TEAM123456");
            assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("com.example.web");
            assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("https://appleid.apple.com");
            assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void needsAKeyOfApples() throws Exception {
        var other = Base64.getEncoder()
                .encodeToString(keys("secp384r1").getPrivate().getEncoded());

        for (var key : new String[] {"", "not a key", other, "AAAA"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AppleSecret(registered(key), "https://appleid.apple.com", clock))
                    .withNoCause();
        }
    }

    private static Registered registered(String key) {
        return new Registered("com.example.web", "TEAM123456", "KEY1234567", Secret.of(key));
    }

    private static KeyPair keys(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
