package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.EncryptionContract;
import com.cybervpn.application.shared.port.out.Encryption;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinkEncryptionTest implements EncryptionContract {
    private static final String KEY = EncryptionKeys.generate();
    private final Encryption encryption = with(KEY);

    @Override
    public Encryption encryption() {
        return encryption;
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        byte[] sealed = encryption.encrypt(SECRET, "x");

        assertThatThrownBy(() -> with(EncryptionKeys.generate()).decrypt(sealed, "x"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensAfterARotationWhatThePreviousKeySealed() {
        byte[] sealed = encryption.encrypt(SECRET, "x");
        var rotated = with(EncryptionKeys.generate(), KEY);

        assertThat(rotated.decrypt(sealed, "x")).isEqualTo(SECRET);
        assertThatThrownBy(() -> encryption.decrypt(rotated.encrypt(SECRET, "x"), "x"))
                .as("new secrets are sealed with the new key only")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesATinkKeysetAndRotatesFromARawKeyToIt() throws Exception {
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        String serialized = Base64.getEncoder()
                .encodeToString(TinkProtoKeysetFormat.serializeKeyset(
                        keyset, InsecureSecretKeyAccess.get(), AeadConfig2026.get()));
        byte[] sealed = encryption.encrypt(SECRET, "x");

        var rotated = with(serialized, KEY);

        assertThat(rotated.decrypt(sealed, "x")).isEqualTo(SECRET);
        assertThat(rotated.decrypt(rotated.encrypt(SECRET, "y"), "y")).isEqualTo(SECRET);
    }

    @Test
    void acceptsTheSameKeyAsPrimaryAndPrevious() {
        assertThat(with(KEY, KEY).decrypt(encryption.encrypt(SECRET, "x"), "x")).isEqualTo(SECRET);
    }

    @Test
    void refusesABadKeyWithoutQuotingIt() {
        for (String bad : List.of("too-short", "c2hvcnQ=", "not base64 at all!")) {
            assertThatThrownBy(() -> with(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("encryption.key")
                    .hasMessageNotContaining(bad)
                    .hasNoCause();
        }
    }

    private static Encryption with(String key, String... previous) {
        return new TinkEncryption(EncryptionKeys.keyset(key, List.of(previous)));
    }
}
