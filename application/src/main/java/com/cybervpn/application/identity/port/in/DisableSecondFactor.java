package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/** Turns the caller's second factor off. */
public interface DisableSecondFactor {
    /**
     * @param password null: it was confirmed just before
     * @param code of the authenticator app, or an unused recovery code
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many wrong tries
     */
    Outcome disable(Caller caller, @Nullable Secret password, String code);

    /** How it ends. */
    sealed interface Outcome {
        record TurnedOff() implements Outcome {}

        record WasOff() implements Outcome {}

        record WrongPassword() implements Outcome {}

        record WrongCode() implements Outcome {}
    }
}
