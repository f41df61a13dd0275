package com.cybervpn.push;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Whom Google knows the platform as.
 *
 * @param tokenUri where its access tokens come from
 */
record ServiceAccount(String projectId, String email, String keyId, PrivateKey key, URI tokenUri) {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration ASSERTION_TTL = Duration.ofHours(1);

    /**
     * @param setting JSON, or the name of a file with it
     * @throws ConfigurationException saying what is missing, never what is there
     */
    static ServiceAccount read(String setting) {
        try {
            var text = setting.startsWith("{") ? setting : Files.readString(Path.of(setting));
            var json = Json.object(text.getBytes(StandardCharsets.UTF_8));
            return new ServiceAccount(
                    member(json, "project_id"),
                    member(json, "client_email"),
                    member(json, "private_key_id"),
                    key(member(json, "private_key")),
                    URI.create(member(json, "token_uri")));
        } catch (IOException e) {
            throw new ConfigurationException("fcm.service-account: the file cannot be read", e);
        } catch (Json.Malformed | IllegalArgumentException | GeneralSecurityException e) {
            throw new ConfigurationException("fcm.service-account is not the JSON key of a service account");
        }
    }

    /** What the token service gives an access token for (RFC 7523). */
    String assertion(Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(email)
                .audience(tokenUri.toString())
                .claim("scope", SCOPE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_TTL)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("an assertion could not be signed", e);
        }
        return token.serialize();
    }

    private static String member(JsonObject json, String name) {
        @Nullable String text = json.text(name);
        if (text == null || text.isBlank()) throw new ConfigurationException("fcm.service-account has no " + name);
        return text;
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ServiceAccount[" + projectId + "]";
    }
}
