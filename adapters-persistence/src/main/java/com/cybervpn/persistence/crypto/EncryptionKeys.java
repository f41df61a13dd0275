package com.cybervpn.persistence.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

/** Reads the configured keys into one Tink keyset, whose primary key encrypts. */
final class EncryptionKeys {
    private static final int RAW_KEY_BYTES = 32;

    private EncryptionKeys() {}

    /** 32 random bytes in base64. */
    static String generate() {
        byte[] key = new byte[RAW_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    static KeysetHandle keyset(String primary, List<String> previous) {
        try {
            var keyset = KeysetHandle.newBuilder();
            var ids = new HashSet<Integer>();
            addAll(keyset, parse("encryption.key", primary), true, ids);
            for (String key : previous) {
                if (!key.isBlank()) addAll(keyset, parse("encryption.previous-keys", key), false, ids);
            }
            return keyset.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("encryption.key and encryption.previous-keys cannot be combined", e);
        }
    }

    @AccessesPartialKey
    private static void addAll(
            KeysetHandle.Builder keyset, KeysetHandle added, boolean withPrimary, HashSet<Integer> ids) {
        for (int i = 0; i < added.size(); i++) {
            var entry = added.getAt(i);
            if (!ids.add(entry.getId())) continue;
            var copy = KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId());
            keyset.addEntry(withPrimary && entry.isPrimary() ? copy.makePrimary() : copy);
        }
    }

    private static KeysetHandle parse(String setting, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == RAW_KEY_BYTES
                    ? ofRawKey(bytes)
                    : TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), AeadConfig2026.get());
        } catch (IllegalArgumentException | GeneralSecurityException _) { // its message may quote the key
            throw new IllegalArgumentException(
                    setting + " must be base64 of 32 random bytes (openssl rand -base64 32) or of a Tink keyset");
        }
    }

    @AccessesPartialKey
    private static KeysetHandle ofRawKey(byte[] key) throws GeneralSecurityException {
        int id = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                .getInt();
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(RAW_KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK) // the ciphertext names its key, so rotation needs no search
                .build();
        var tinkKey = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(tinkKey).withFixedId(id).makePrimary())
                .build();
    }
}
