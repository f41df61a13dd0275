package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;

/** Asks for the caller's password again before something that a stolen session must not do. */
public interface ConfirmPassword {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many wrong tries
     */
    Outcome confirm(Caller caller, Secret password);

    /** How it ends. */
    sealed interface Outcome {
        record Confirmed(Duration validFor) implements Outcome {}

        record WrongPassword() implements Outcome {}

        /** The account has none to confirm. */
        record NoPassword() implements Outcome {}
    }
}
