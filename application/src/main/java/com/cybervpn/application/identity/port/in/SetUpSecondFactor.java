package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import java.util.List;

/** Turns the caller's second factor on, in two steps. */
public interface SetUpSecondFactor {
    /** Makes a new secret, which replaces one that still waits for its first code. */
    Proposal propose(Caller caller);

    /**
     * Turns it on by a code of the proposed secret.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many wrong codes
     */
    Confirmation confirm(Caller caller, String code);

    /** How proposing ends. */
    sealed interface Proposal {
        /**
         * @param secret base32, for people who type
         * @param uri for a QR code
         */
        record Proposed(Secret secret, Secret uri) implements Proposal {}

        /** The password was not confirmed just before. */
        record NotConfirmed() implements Proposal {}

        record AlreadyOn() implements Proposal {}
    }

    /** How confirming ends. */
    sealed interface Confirmation {
        /**
         * @param recoveryCodes shown this once; each is good once in place of a code
         */
        record TurnedOn(List<Secret> recoveryCodes) implements Confirmation {}

        /** Another code, or nothing waits for one. */
        record WrongCode() implements Confirmation {}
    }
}
