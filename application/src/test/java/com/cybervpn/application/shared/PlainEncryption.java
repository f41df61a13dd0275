package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Encryption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Hides nothing, but refuses changed bytes and a foreign context as the real one does. */
public final class PlainEncryption implements Encryption {
    @Override
    public byte[] encrypt(byte[] plaintext, String context) {
        return ByteBuffer.allocate(Long.BYTES + plaintext.length)
                .putLong(seal(plaintext, context))
                .put(flipped(plaintext))
                .array();
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, String context) {
        if (ciphertext.length < Long.BYTES) throw new IllegalStateException("not a ciphertext");
        byte[] plaintext = flipped(Arrays.copyOfRange(ciphertext, Long.BYTES, ciphertext.length));
        if (ByteBuffer.wrap(ciphertext).getLong() != seal(plaintext, context)) {
            throw new IllegalStateException("changed, or of another context than " + context);
        }
        return plaintext;
    }

    private static long seal(byte[] plaintext, String context) {
        var sum = new CRC32();
        sum.update(context.getBytes(StandardCharsets.UTF_8));
        sum.update(0);
        sum.update(plaintext);
        return sum.getValue();
    }

    /** So that a test which looks for the secret in what is stored does not find it. */
    private static byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < flipped.length; i++) flipped[i] ^= (byte) 0xff;
        return flipped;
    }
}
