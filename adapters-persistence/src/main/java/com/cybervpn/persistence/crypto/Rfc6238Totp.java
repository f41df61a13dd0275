package com.cybervpn.persistence.crypto;

import com.cybervpn.application.identity.port.out.Totp;
import com.cybervpn.domain.identity.TotpSecret;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** {@link Totp} by java-otp, with its defaults: SHA-1, six digits, 30 seconds. */
@Singleton
final class Rfc6238Totp implements Totp {
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    @Override
    public OptionalLong stepOf(TotpSecret secret, String code, Instant now) {
        var key = new SecretKeySpec(secret.bytes(), generator.getAlgorithm());
        var candidate = code.getBytes(StandardCharsets.UTF_8);
        long seconds = generator.getTimeStep().toSeconds();
        long present = Math.floorDiv(now.getEpochSecond(), seconds);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) { // all of them, so that time tells nothing
            var expected = codeAt(key, Instant.ofEpochSecond(step * seconds)).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, candidate)) found = OptionalLong.of(step);
        }
        return found;
    }

    private String codeAt(SecretKeySpec key, Instant instant) {
        try {
            return generator.generateOneTimePasswordString(key, instant);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("an HMAC takes any key", e);
        }
    }
}
