package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.Secret;
import java.time.Duration;

/**
 * Lets an account in by its password. Whatever is wrong, the answer is the same and takes the same time; repeated
 * failures lock.
 */
public interface SignIn {
    Outcome signIn(Command command);

    /**
     * @param identifier login or e-mail address, whatever its case
     */
    record Command(String identifier, Secret password, boolean remember, TokenStyle style, Client client) {}

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance entrance) implements Outcome {}

        /** Unknown name, wrong password, or an account that may not sign in: nobody is told which. */
        record Refused() implements Outcome {}

        /** Locked after failures, also for the right password. */
        record Locked(Duration retryAfter) implements Outcome {}
    }
}
