package com.cybervpn.firebase;

import com.cybervpn.application.identity.port.out.FirebaseTokens;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.FirebaseIdentity;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.PeerClients;
import com.cybervpn.oauth.IdTokens;
import com.cybervpn.oauth.RemoteKeys;
import com.nimbusds.jwt.JWTParser;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies Firebase's ID tokens as firebase.google.com/docs/auth/admin/verify-id-tokens asks for. */
@Singleton
final class SignedFirebaseTokens implements FirebaseTokens {
    private final Optional<IdTokens> tokens;

    SignedFirebaseTokens(FirebaseConfig config, PeerClients clients, InstantSource clock) {
        tokens = config.project()
                .map(project -> new IdTokens(
                        new RemoteKeys(config.keysUrl(), "firebase-keys", clients, clock),
                        FirebaseConfig.issuer(project),
                        project,
                        clock));
    }

    @Override
    public boolean isToken(String text) {
        try {
            JWTParser.parse(text);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    @Override
    public Optional<FirebaseIdentity> verify(String token) {
        return tokens.flatMap(idTokens -> idTokens.verify(token)).flatMap(SignedFirebaseTokens::identity);
    }

    private static Optional<FirebaseIdentity> identity(JsonObject claims) {
        var uid = claims.text("sub");
        var expiry = claims.number("exp");
        if (uid == null || expiry == null) return Optional.empty();
        var email = email(claims.text("email"));
        return Optional.of(new FirebaseIdentity(
                uid,
                email,
                email != null && Boolean.TRUE.equals(claims.flag("email_verified")),
                claims.text("name"),
                Instant.ofEpochSecond(expiry.longValue())));
    }

    private static @Nullable EmailAddress email(@Nullable String text) {
        return text != null && EmailAddress.isValid(text) ? new EmailAddress(text) : null;
    }
}
