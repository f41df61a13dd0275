package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator;
import com.cybervpn.domain.shared.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The administrator that the platform starts with.
 *
 * @param login absent: {@code admin}, while there is no administrator at all
 * @param password absent: generated and shown once
 */
@ConfigurationProperties("admin")
record AdminConfig(@Nullable String login, @Nullable String password) {
    EnsureFirstAdministrator.Command command() {
        return new EnsureFirstAdministrator.Command(
                given(login).orElse(null), given(password).map(Secret::of).orElse(null));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "AdminConfig[***]";
    }
}
