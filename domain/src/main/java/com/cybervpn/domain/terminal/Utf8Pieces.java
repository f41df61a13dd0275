package com.cybervpn.domain.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns bytes that come in pieces into text (T-WS-10): a character whose bytes are not all there yet is held back, and
 * bytes that are no character become U+FFFD. For one stream and one thread.
 */
public final class Utf8Pieces {
    private byte[] held = new byte[0];

    /** The text of what was held back and {@code count} more bytes. */
    public String decode(byte[] bytes, int count) {
        byte[] all = bytes;
        int length = count;
        if (held.length > 0) {
            all = Arrays.copyOf(held, held.length + count);
            System.arraycopy(bytes, 0, all, held.length, count);
            length = all.length;
        }
        int whole = length - incompleteTail(all, length);
        held = Arrays.copyOfRange(all, whole, length);
        return new String(all, 0, whole, StandardCharsets.UTF_8);
    }

    /** How many bytes are held back: at most three. */
    public int held() {
        return held.length;
    }

    /** What is left at the end. */
    public String finish() {
        String rest = new String(held, StandardCharsets.UTF_8);
        held = new byte[0];
        return rest;
    }

    private static int incompleteTail(byte[] bytes, int length) {
        for (int back = 1; back <= Math.min(3, length); back++) {
            int b = bytes[length - back] & 0xff;
            if (b < 0x80) return 0;
            if (b < 0xc0) continue; // in the middle of a character
            int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
            return needed > back ? back : 0;
        }
        return 0;
    }
}
