package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Encryption;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionFactoryTest {
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void keepsAKeyOfItsOwnInDevelopment() throws Exception {
        byte[] sealed = started("development").encrypt(SECRET, "x");

        assertThat(started("development").decrypt(sealed, "x")).isEqualTo(SECRET);
        assertThat(Files.getPosixFilePermissions(directory.resolve("encryption.key")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void refusesToStartWithoutAKeyInProduction() {
        assertThatThrownBy(() -> started("production"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ENCRYPTION_KEY");
        assertThat(directory).isEmptyDirectory();
    }

    private Encryption started(String environment) {
        return new EncryptionFactory()
                .encryption(new EncryptionConfig(null, List.of()), directory.toString(), environment);
    }
}
