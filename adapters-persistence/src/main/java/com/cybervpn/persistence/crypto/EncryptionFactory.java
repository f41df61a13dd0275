package com.cybervpn.persistence.crypto;

import com.cybervpn.application.shared.port.out.Encryption;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Takes the keys from configuration; only development may make one up. */
@Factory
final class EncryptionFactory {
    @Singleton
    Encryption encryption(
            EncryptionConfig config,
            @Value("${data.dir:data}") String dataDirectory,
            @Value("${environment:development}") String environment) {
        String key = config.key();
        if (key == null || key.isBlank()) {
            if (environment.equals("production")) {
                throw new ConfigurationException("encryption.key (ENCRYPTION_KEY) must be set in production");
            }
            key = SecretFile.readOrCreate(Path.of(dataDirectory, "encryption.key"), EncryptionKeys::generate)
                    .reveal();
        }
        return new TinkEncryption(EncryptionKeys.keyset(key, config.previousKeys()));
    }
}
