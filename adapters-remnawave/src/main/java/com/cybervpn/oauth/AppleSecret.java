package com.cybervpn.oauth;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.oauth.OAuthConfig.Apple.Registered;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.function.Supplier;

/** What Apple takes for a client secret: a short-lived token that we sign (ES256). */
final class AppleSecret implements Supplier<Secret> {
    private static final Duration TTL = Duration.ofMinutes(5);

    private final String clientId;
    private final String teamId;
    private final String audience;
    private final JWSHeader header;
    private final JWSSigner signer;
    private final InstantSource clock;

    /**
     * @param audience who is to take it: Apple
     * @throws IllegalArgumentException when the key is none that Apple gives
     */
    AppleSecret(Registered registered, String audience, InstantSource clock) {
        clientId = registered.clientId();
        teamId = registered.teamId();
        this.audience = audience;
        this.clock = clock;
        header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(registered.keyId())
                .build();
        signer = signer(registered.privateKey());
    }

    @Override
    public Secret get() {
        var now = clock.instant();
        var token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(teamId)
                        .subject(clientId)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(TTL)))
                        .build());
        try {
            token.sign(signer);
            return Secret.of(token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key signed before", e);
        }
    }

    private static JWSSigner signer(Secret pem) {
        var base64 = pem.reveal().replace("\\n", "\n").replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            var key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            var signer = new ECDSASigner((ECPrivateKey) key);
            if (signer.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256)) return signer;
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            // Said below, without a cause that might quote the key.
        }
        throw new IllegalArgumentException("not a PKCS #8 key in PEM for P-256");
    }
}
