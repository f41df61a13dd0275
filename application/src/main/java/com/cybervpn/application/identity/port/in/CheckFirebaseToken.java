package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.FirebaseIdentity;

/** Tells whom an ID token of Firebase shows (H-AUTH-3). */
public interface CheckFirebaseToken {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when Firebase's keys cannot be had
     */
    Outcome check(String idToken);

    /** What it is worth. */
    sealed interface Outcome {
        record Genuine(FirebaseIdentity identity) implements Outcome {}

        /** It has not even the form of a token. */
        record NoToken() implements Outcome {}

        /** Not signed by Firebase, not for our project, or not of now. */
        record Refused() implements Outcome {}
    }
}
