package com.cybervpn.persistence.crypto;

import com.cybervpn.domain.shared.Secret;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The key of the platform's own tokens: configured, or in development made up once. */
@Singleton
final class JwtSecret {
    private static final int MIN_LENGTH = 32;
    private static final List<String> WEAK_WORDS = List.of(
            "secret", "password", "change", "default", "example", "test", "dev", "insecure", "123456", "qwerty");

    private final Secret secret;

    JwtSecret(
            JwtConfig config,
            @Value("${data.dir:data}") String dataDirectory,
            @Value("${environment:development}") String environment) {
        boolean production = environment.equals("production");
        var configured = config.secret();
        if (configured == null || configured.isBlank()) {
            if (production) throw new ConfigurationException("jwt.secret (JWT_SECRET) must be set in production");
            secret = SecretFile.readOrCreate(Path.of(dataDirectory, "jwt.secret"), JwtSecret::generate);
        } else {
            secret = Secret.of(configured);
            check(configured, config.algorithm(), production);
        }
    }

    byte[] bytes() {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private static void check(String configured, String algorithm, boolean production) {
        int bytes = configured.getBytes(StandardCharsets.UTF_8).length;
        int needed = Integer.parseInt(algorithm.substring(2)) / 8;
        if (configured.length() < MIN_LENGTH || bytes < needed) {
            throw new ConfigurationException("jwt.secret (JWT_SECRET) must have at least "
                    + Math.max(MIN_LENGTH, needed) + " characters for " + algorithm);
        }
        var lower = configured.toLowerCase(Locale.ROOT);
        if (production && WEAK_WORDS.stream().anyMatch(lower::contains)) {
            throw new ConfigurationException("jwt.secret (JWT_SECRET) has a guessable word in it");
        }
    }

    private static String generate() {
        byte[] key = new byte[64];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
