package com.cybervpn.telegram;

import com.cybervpn.domain.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that Telegram makes of a bot's token.
 *
 * @param widget SHA-256 of the token
 * @param miniApp HMAC-SHA256 of the token under {@code WebAppData}
 */
record BotKeys(Key widget, Key miniApp) {
    private static final String HMAC = "HmacSHA256";
    private static final int HEX_DIGITS = 64;

    static BotKeys of(Secret token) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            return new BotKeys(
                    new Key(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    new Key(new Key("WebAppData".getBytes(StandardCharsets.UTF_8)).hmac(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** One key. Its text form does not show it. */
    static final class Key {
        private final SecretKeySpec spec;

        private Key(byte[] bytes) {
            spec = new SecretKeySpec(bytes, HMAC);
        }

        /** Whether {@code hex} is the signature of {@code text}; compared in constant time. */
        boolean signed(String text, String hex) {
            if (hex.length() != HEX_DIGITS) return false;
            try {
                byte[] claimed = HexFormat.of().parseHex(hex);
                return MessageDigest.isEqual(claimed, hmac(text.getBytes(StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private byte[] hmac(byte[] message) {
            try {
                var mac = Mac.getInstance(HMAC);
                mac.init(spec);
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HMAC-SHA256", e);
            }
        }
    }
}
