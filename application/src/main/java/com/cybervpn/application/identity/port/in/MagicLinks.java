package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;

/** Lets people in by a link that is mailed to them. */
public interface MagicLinks {
    /**
     * Says the same for every address.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many for one address
     */
    void request(EmailAddress email);

    Outcome verify(String token, Client client);

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance entrance, boolean isNewUser) implements Outcome {}

        /** Unknown, used or expired, or its account may not sign in. */
        record Refused() implements Outcome {}
    }
}
