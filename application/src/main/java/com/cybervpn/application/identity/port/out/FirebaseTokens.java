package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.FirebaseIdentity;
import java.util.Optional;

/** Reads the ID tokens that Firebase signs for this installation's project. */
public interface FirebaseTokens {
    /** Whether a text has the form of a token at all, whoever may have signed it. */
    boolean isToken(String text);

    /**
     * Who a token shows; empty when it is not Firebase's, not for our project or not of now, or there is no project. May block
     * for a call.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when Firebase's keys cannot be had
     */
    Optional<FirebaseIdentity> verify(String token);
}
