package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator;
import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator.Outcome;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.Secret;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Made before the platform is ready, and ready to be shown once. */
@Singleton
final class FirstAdministrator {
    private final @Nullable SignInHint hint;

    FirstAdministrator(EnsureFirstAdministrator ensure, AdminConfig config) {
        hint = switch (ensure.ensure(config.command())) {
            case Outcome.AlreadyThere _ -> null;
            case Outcome.Created(var login, var generated) -> new SignInHint(login, generated);
            case Outcome.BadLogin _ ->
                throw new ConfigurationException(
                        "admin.login (ADMIN_LOGIN) must be 3 to 50 of letters, digits, _ and -");
            case Outcome.WeakPassword(var weakness) ->
                throw new ConfigurationException("admin.password (ADMIN_PASSWORD): " + weakness.message());
        };
    }

    /** How to sign in for the first time; empty when there was an administrator already. */
    Optional<SignInHint> hint() {
        return Optional.ofNullable(hint);
    }

    /**
     * @param generated null when the operator chose the password
     */
    record SignInHint(Login login, @Nullable Secret generated) {}
}
