package com.cybervpn.oauth;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identities that one issuer signs for us (OpenID Connect Core, section 3.1.3.7). RS256 with one of the issuer's own keys is
 * all that counts: a token that names another algorithm, brings a key, or says where to fetch one is refused.
 */
public final class IdTokens {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final int MAX_KEY_ID = 256;
    private static final int MAX_SUBJECT = 128;

    private final RemoteKeys keys;
    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    public IdTokens(RemoteKeys keys, String issuer, String audience, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * The claims of a token that is the issuer's, for us, and of now; may block for a call.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when the issuer's keys cannot be had
     */
    public Optional<JsonObject> verify(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            // The cheap questions first: a stranger's token must not make us ask for keys.
            if (!isPlain(jwt.getHeader()) || !isForUsAndNow(claims) || !isSigned(jwt)) return Optional.empty();
            return Optional.of(Json.object(jwt.getPayload().toBytes()));
        } catch (ParseException | Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(JWSHeader header) {
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && header.getJWKURL() == null
                && header.getJWK() == null
                && header.getX509CertURL() == null
                && header.getX509CertChain() == null
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload();
    }

    private boolean isForUsAndNow(JWTClaimsSet claims) {
        var now = clock.instant();
        var subject = claims.getSubject();
        return issuer.equals(claims.getIssuer())
                && List.of(audience).equals(claims.getAudience())
                && subject != null
                && !subject.isBlank()
                && subject.length() <= MAX_SUBJECT
                && isAfter(claims.getExpirationTime(), now)
                && isBefore(claims.getIssueTime(), now.plus(CLOCK_SKEW));
    }

    private boolean isSigned(SignedJWT jwt) {
        var keyId = jwt.getHeader().getKeyID();
        if (keyId == null || keyId.isEmpty() || keyId.length() > MAX_KEY_ID) return false;
        var key = keys.find(keyId).orElse(null);
        try {
            return key != null && jwt.verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static boolean isAfter(@Nullable Date date, Instant instant) {
        return date != null && date.toInstant().isAfter(instant);
    }

    private static boolean isBefore(@Nullable Date date, Instant instant) {
        return date != null && date.toInstant().isBefore(instant);
    }
}
