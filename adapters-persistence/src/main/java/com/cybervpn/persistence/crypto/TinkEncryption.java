package com.cybervpn.persistence.crypto;

import com.cybervpn.application.shared.port.out.Encryption;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** AES-256-GCM by Tink; the context is the associated data. */
final class TinkEncryption implements Encryption {
    private final Aead aead;

    TinkEncryption(KeysetHandle keys) {
        try {
            aead = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("encryption.key holds no AEAD key", e);
        }
    }

    @Override
    public byte[] encrypt(byte[] plaintext, String context) {
        try {
            return aead.encrypt(plaintext, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt for " + context, e);
        }
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, String context) {
        try {
            return aead.decrypt(ciphertext, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "cannot decrypt for " + context + ": changed, moved, or made with another key", e);
        }
    }
}
