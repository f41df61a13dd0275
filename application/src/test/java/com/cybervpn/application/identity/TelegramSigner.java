package com.cybervpn.application.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Telegram does, for a bot whose token is known. */
public final class TelegramSigner {
    private final byte[] token;

    public TelegramSigner(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** The members with the {@code hash} that the Login Widget adds. */
    public Map<String, String> widget(Map<String, String> members) {
        return signed(members, sha256(token));
    }

    /** The query string that a Mini App is opened with. */
    public String miniApp(Map<String, String> members) {
        return signed(members, hmac("WebAppData".getBytes(StandardCharsets.UTF_8), token)).entrySet().stream()
                .map(member -> encoded(member.getKey()) + "=" + encoded(member.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> signed(Map<String, String> members, byte[] key) {
        var all = new TreeMap<>(members);
        var text = all.entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining("\n"));
        all.put("hash", HexFormat.of().formatHex(hmac(key, text.getBytes(StandardCharsets.UTF_8))));
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
