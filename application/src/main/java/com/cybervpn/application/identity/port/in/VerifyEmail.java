package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;

/** Proves by a mailed code that an address is the owner's, and lets the owner in. */
public interface VerifyEmail {
    Outcome verify(Command command);

    record Command(EmailAddress email, String code, Client client) {}

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance entrance) implements Outcome {}

        record Refused(CodeRefusal refusal) implements Outcome {}
    }
}
