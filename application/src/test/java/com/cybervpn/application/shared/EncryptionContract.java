package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Encryption;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link Encryption} must do. */
public interface EncryptionContract {
    /** A secret for tests that no one keeps. */
    byte[] SECRET = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);

    Encryption encryption();

    @Test
    default void opensWhatItSealed() {
        byte[] sealed = encryption().encrypt(SECRET, "totp:1");

        assertThat(encryption().decrypt(sealed, "totp:1")).isEqualTo(SECRET);
        assertThat(encryption().decrypt(encryption().encrypt(new byte[0], "x"), "x"))
                .isEmpty();
    }

    @Test
    default void doesNotShowTheSecret() {
        byte[] sealed = encryption().encrypt(SECRET, "totp:1");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(SECRET, StandardCharsets.ISO_8859_1));
    }

    @Test
    default void doesNotOpenInAnotherContext() {
        byte[] sealed = encryption().encrypt(SECRET, "totp:1");

        assertThatThrownBy(() -> encryption().decrypt(sealed, "totp:2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void doesNotOpenChangedBytes() {
        byte[] sealed = encryption().encrypt(SECRET, "totp:1");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> encryption().decrypt(sealed, "totp:1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryption().decrypt(new byte[3], "totp:1")).isInstanceOf(IllegalStateException.class);
    }
}
