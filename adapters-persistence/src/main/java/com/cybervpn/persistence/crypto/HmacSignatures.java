package com.cybervpn.persistence.crypto;

import com.cybervpn.application.operations.port.out.Signatures;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of the JDK. */
@Singleton
final class HmacSignatures implements Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public boolean isHmacSha256(String hex, byte[] message, byte[] key) {
        if (key.length == 0 || hex.length() != 64) return false;
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(claimed, hmac(message, key));
    }

    private static byte[] hmac(byte[] message, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
