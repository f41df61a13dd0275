package com.cybervpn.application.identity.port.in;

import org.jspecify.annotations.Nullable;

/** Makes a customer of somebody whom Firebase has signed in (H-AUTH-5). */
public interface CompleteFirebaseSignup {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when Firebase's keys cannot be had
     */
    Outcome complete(Command command);

    /**
     * @param fullName as they write themselves; null: as Firebase knows them. Address and plan are not theirs to choose
     */
    record Command(String idToken, @Nullable String fullName, Client client) {}

    /** How it ends. */
    sealed interface Outcome {
        record Opened(Entrance.Opened entrance) implements Outcome {}

        /** They had an account already. */
        record Known(Entrance entrance) implements Outcome {}

        /** It has not even the form of a token. */
        record NoToken() implements Outcome {}

        /** Firebase knows no address of theirs. */
        record NoAddress() implements Outcome {}

        /** Not genuine, or the address is an account's and Firebase has not seen that it is theirs. */
        record Refused() implements Outcome {}
    }
}
