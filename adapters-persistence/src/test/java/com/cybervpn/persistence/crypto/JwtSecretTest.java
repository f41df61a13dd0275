package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtSecretTest {
    private static final String GOOD = "k9XwP2vT7mQ4rL8sN1bC6yF3hJ5gD0zA";

    @TempDir
    Path data;

    @Test
    void developmentMakesOneUpAndKeepsIt() {
        var first = secret(null, "HS256", "development").bytes();

        assertThat(first).hasSizeGreaterThanOrEqualTo(64);
        assertThat(secret(null, "HS512", "development").bytes()).isEqualTo(first);
    }

    @Test
    void productionDemandsAGoodOne() {
        assertRefused(null, "HS256", "production");
        assertRefused("short", "HS256", "production");
        assertRefused("my-jwt-SECRET-that-is-long-enough-to-pass", "HS256", "production");
        assertThat(secret(GOOD, "HS256", "production").bytes()).hasSize(32);
    }

    @Test
    void developmentDemandsItsLength() {
        assertRefused("short", "HS256", "development");
        assertRefused(GOOD, "HS512", "development");
        assertThat(secret("my-jwt-secret-that-is-long-enough-to-pass", "HS256", "development")
                        .bytes())
                .isNotEmpty();
    }

    private void assertRefused(@Nullable String secret, String algorithm, String environment) {
        assertThatThrownBy(() -> secret(secret, algorithm, environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("JWT_SECRET")
                .message()
                .satisfies(message -> {
                    if (secret != null) assertThat(message).doesNotContain(secret);
                });
    }

    private JwtSecret secret(@Nullable String secret, String algorithm, String environment) {
        return new JwtSecret(new JwtConfig(secret, algorithm, null, null), data.toString(), environment);
    }
}
