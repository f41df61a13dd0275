package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordPolicy.Weakness;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/** Makes sure at start that somebody can administrate the platform. An account that is there is left as it is. */
public interface EnsureFirstAdministrator {
    Outcome ensure(Command command);

    /**
     * @param login null: {@code admin}, and only while the platform has no administrator at all
     * @param password null: one is generated
     */
    record Command(@Nullable String login, @Nullable Secret password) {}

    /** How it ends. */
    sealed interface Outcome {
        /** There is one already; its password is known to its owner. */
        record AlreadyThere() implements Outcome {}

        /**
         * @param generated the password to be shown this once; null when it was given
         */
        record Created(Login login, @Nullable Secret generated) implements Outcome {}

        /** The configured login cannot be one. */
        record BadLogin() implements Outcome {}

        /** The configured password is too weak to start with. */
        record WeakPassword(Weakness weakness) implements Outcome {}
    }
}
