package com.cybervpn.bootstrap.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app. */
final class Authenticator {
    private Authenticator() {}

    /**
     * @param steps from the present code: -1 is the one before
     */
    static String code(String base32, int steps) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator();
            var key = new SecretKeySpec(base32(base32), generator.getAlgorithm());
            return generator.generateOneTimePasswordString(
                    key, Instant.now().plus(generator.getTimeStep().multipliedBy(steps)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] base32(String text) {
        var bits = text.chars()
                .mapToObj(c -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c))
                .map(value ->
                        String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'))
                .collect(Collectors.joining());
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }
}
