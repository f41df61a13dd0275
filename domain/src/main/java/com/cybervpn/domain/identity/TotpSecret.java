package com.cybervpn.domain.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an authenticator app and the platform both know (RFC 6238). */
public final class TotpSecret {
    /** As long as the hash that it is used with (RFC 4226, section 4). */
    public static final int BYTES = 20;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_CHARACTER = 5;

    private final byte[] bytes;

    public TotpSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** As people type it into an app: base32 without padding. */
    public String base32() {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << Byte.SIZE | b & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS_PER_CHARACTER) {
                bits -= BITS_PER_CHARACTER;
                text.append(ALPHABET.charAt(buffer >> bits & 0x1f));
            }
        }
        if (bits > 0) text.append(ALPHABET.charAt(buffer << BITS_PER_CHARACTER - bits & 0x1f));
        return text.toString();
    }

    /** What an app reads from a QR code. */
    public String uri(String issuer, String label) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(label) + "?secret=" + base32() + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpSecret that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return TotpSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "TotpSecret[***]";
    }
}
