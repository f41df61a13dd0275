package com.cybervpn.persistence.crypto;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that protect secrets at rest: each base64 of 32 random bytes, or of a serialized Tink keyset.
 *
 * @param key encrypts and decrypts; absent in development: generated once and kept in the data directory
 * @param previousKeys only decrypt what was encrypted before a rotation
 */
@ConfigurationProperties("encryption")
record EncryptionConfig(
        @Nullable String key, @Bindable(defaultValue = "") List<String> previousKeys) {
    @Override
    public String toString() {
        return "EncryptionConfig[***]";
    }
}
