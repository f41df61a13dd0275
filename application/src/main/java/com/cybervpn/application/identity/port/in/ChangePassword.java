package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.shared.Secret;

/** Replaces the caller's own password; the caller's other sessions end. */
public interface ChangePassword {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many changes or wrong tries
     */
    Outcome change(Caller caller, Secret current, Password next);

    /** How it ends. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** The current password is another one, or there is none. */
        record WrongPassword() implements Outcome {}
    }
}
