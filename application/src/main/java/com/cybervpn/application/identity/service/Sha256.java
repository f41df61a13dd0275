package com.cybervpn.application.identity.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** What is stored of tokens with so much chance in them that a plain hash is enough. */
final class Sha256 {
    private Sha256() {}

    static String hex(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    /** Base64 for URLs, without padding. */
    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
