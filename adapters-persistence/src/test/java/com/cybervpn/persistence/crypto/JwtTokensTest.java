package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String KEY = "k9XwP2vT7mQ4rL8sN1bC6yF3hJ5gD0zA-k9XwP2vT7mQ4rL8sN1bC6yF3hJ5gD0zA";
    private static final AccountId ACCOUNT = new AccountId(UUID.fromString("0190d0a0-0000-7000-8000-000000000001"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("0190d0a0-0000-7000-8000-000000000002"));
    private static final TokenClaims.Access ACCESS = new TokenClaims.Access(
            UUID.fromString("0190d0a0-0000-7000-8000-000000000003"),
            ACCOUNT,
            Role.OPERATOR,
            SESSION,
            "device",
            new EmailAddress("ann@example.com"),
            NOW,
            NOW.plusSeconds(900));

    @TempDir
    java.nio.file.Path data;

    private final JwtConfig config = new JwtConfig(KEY, "HS256", null, null);

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void readsWhatItSigned(String algorithm) throws JOSEException {
        var tokens = tokens(new JwtConfig(KEY, algorithm, null, null), NOW);
        var refresh = new TokenClaims.Refresh(
                UUID.randomUUID(), ACCOUNT, SESSION, true, "fingerprint", NOW, NOW.plusSeconds(60));
        var pending =
                new TokenClaims.PendingSecondFactor(UUID.randomUUID(), ACCOUNT, false, null, NOW, NOW.plusSeconds(60));

        assertThat(tokens.read(tokens.sign(ACCESS).reveal(), TokenClaims.Access.class))
                .contains(ACCESS);
        assertThat(tokens.read(tokens.sign(refresh).reveal(), TokenClaims.Refresh.class))
                .contains(refresh);
        assertThat(tokens.read(tokens.sign(pending).reveal(), TokenClaims.PendingSecondFactor.class))
                .contains(pending);
    }

    @Test
    void writesTheClaimsOfTheContract() throws Exception {
        var claims = SignedJWT.parse(signed()).getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo(ACCOUNT.toString());
        assertThat(claims.getStringClaim("role")).isEqualTo("operator");
        assertThat(claims.getStringClaim("type")).isEqualTo("access");
        assertThat(claims.getStringClaim("device_id")).isEqualTo("device");
        assertThat(claims.getStringClaim("user_id")).isEqualTo(ACCOUNT.toString());
        assertThat(claims.getStringClaim("email")).isEqualTo("ann@example.com");
        assertThat(claims.getJWTID()).isEqualTo(ACCESS.tokenId().toString());
        assertThat(claims.getIssuer()).isNull();
    }

    @Test
    void eachKindOpensItsOwnDoorOnly() throws JOSEException {
        assertThat(tokens().read(signed(), TokenClaims.Refresh.class)).isEmpty();
        assertThat(tokens().read(signed(), TokenClaims.PendingSecondFactor.class))
                .isEmpty();
    }

    @Test
    void refusesExpiredTokens() throws JOSEException {
        var token = signed();

        assertThat(tokens(config, NOW.plusSeconds(899)).read(token, TokenClaims.Access.class))
                .isPresent();
        assertThat(tokens(config, NOW.plusSeconds(900)).read(token, TokenClaims.Access.class))
                .isEmpty();
    }

    @Test
    void demandsIssuerAndAudienceWhenConfigured() throws JOSEException {
        var strict = tokens(new JwtConfig(KEY, "HS256", "cybervpn", "api"), NOW);
        var otherIssuer = tokens(new JwtConfig(KEY, "HS256", "somebody", "api"), NOW);
        var otherAudience = tokens(new JwtConfig(KEY, "HS256", "cybervpn", "else"), NOW);

        assertThat(strict.read(strict.sign(ACCESS).reveal(), TokenClaims.Access.class))
                .isPresent();
        assertThat(strict.read(signed(), TokenClaims.Access.class)).isEmpty();
        assertThat(strict.read(otherIssuer.sign(ACCESS).reveal(), TokenClaims.Access.class))
                .isEmpty();
        assertThat(strict.read(otherAudience.sign(ACCESS).reveal(), TokenClaims.Access.class))
                .isEmpty();
    }

    @Test
    void refusesUnsignedTokens() throws Exception {
        var claims = SignedJWT.parse(signed()).getJWTClaimsSet();
        var body = signed().split("\\.")[1];
        var none = Base64.getUrlEncoder().withoutPadding();

        assertRefused(new PlainJWT(claims).serialize());
        for (var alg : new String[] {"none", "None", "NONE", ""}) {
            var header = none.encodeToString(("{\"alg\":\"" + alg + "\"}").getBytes(StandardCharsets.UTF_8));
            assertRefused(header + "." + body + ".");
            assertRefused(header + "." + body + "." + signed().split("\\.")[2]);
        }
    }

    @Test
    void refusesOtherAlgorithmsWithTheSameKey() throws Exception {
        var claims = SignedJWT.parse(signed()).getJWTClaimsSet();

        assertRefused(signedBy(new JWSHeader(JWSAlgorithm.HS512), claims));
    }

    @Test
    void refusesRsaSignatures() throws Exception {
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256), SignedJWT.parse(signed()).getJWTClaimsSet());
        token.sign(new RSASSASigner(rsaKey()));

        assertRefused(token.serialize());
    }

    @Test
    void refusesHeadersThatNameAKey() throws Exception {
        var claims = SignedJWT.parse(signed()).getJWTClaimsSet();
        var plain = new JWSHeader.Builder(JWSAlgorithm.HS256);

        assertRefused(signedBy(plain.keyID("../../dev/null").build(), claims));
        assertRefused(signedBy(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .jwkURL(URI.create("http://192.0.2.1/keys"))
                        .build(),
                claims));
        assertRefused(signedBy(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .x509CertURL(URI.create("http://192.0.2.1/x"))
                        .build(),
                claims));
    }

    @Test
    void acceptsTheUsualTypeHeader() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        var token = signedBy(header, SignedJWT.parse(signed()).getJWTClaimsSet());

        assertThat(tokens().read(token, TokenClaims.Access.class)).isPresent();
    }

    @Test
    void refusesChangedAndTruncatedTokens() throws JOSEException {
        var token = signed();
        int dot = token.lastIndexOf('.');

        assertRefused(token.substring(0, token.length() - 1));
        assertRefused(token.substring(0, dot + 1));
        assertRefused(token.substring(0, dot));
        assertRefused(token + "A");
        assertRefused(token.substring(0, dot - 1) + "x" + token.substring(dot));
        assertRefused("");
        assertRefused("...");
        assertRefused("a".repeat(100_000));
    }

    @Test
    void refusesClaimsThatAreNotOurs() throws Exception {
        var ours = SignedJWT.parse(signed()).getJWTClaimsSet();
        var header = new JWSHeader(JWSAlgorithm.HS256);

        assertRefused(signedBy(
                header, new JWTClaimsSet.Builder(ours).expirationTime(null).build()));
        assertRefused(
                signedBy(header, new JWTClaimsSet.Builder(ours).subject("root").build()));
        assertRefused(signedBy(
                header, new JWTClaimsSet.Builder(ours).claim("sid", null).build()));
        assertRefused(signedBy(
                header, new JWTClaimsSet.Builder(ours).claim("role", "owner").build()));
        assertRefused(
                signedBy(header, new JWTClaimsSet.Builder(ours).claim("type", 7).build()));
        assertRefused(
                signedBy(header, new JWTClaimsSet.Builder(ours).issueTime(null).build()));
        assertThat(signedBy(
                        header,
                        new JWTClaimsSet.Builder(ours)
                                .expirationTime(Date.from(NOW.plus(Duration.ofDays(1))))
                                .build()))
                .satisfies(token -> assertThat(tokens().read(token, TokenClaims.Access.class))
                        .isPresent());
    }

    private void assertRefused(String token) throws JOSEException {
        assertThat(tokens().read(token, TokenClaims.Access.class)).isEmpty();
    }

    private String signed() throws JOSEException {
        return tokens().sign(ACCESS).reveal();
    }

    private JwtTokens tokens() throws JOSEException {
        return tokens(config, NOW);
    }

    private JwtTokens tokens(JwtConfig config, Instant now) throws JOSEException {
        var secret = new JwtSecret(config, data.toString(), "production");
        return new JwtTokens(config, secret, InstantSource.fixed(now));
    }

    private static String signedBy(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(KEY));
        return token.serialize();
    }

    private static java.security.PrivateKey rsaKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }
}
