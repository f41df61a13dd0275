package com.cybervpn.application.identity.port.in;

/** Finishes a sign-in that waits for its second factor. */
public interface CompleteSignIn {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many wrong codes
     */
    Outcome complete(Command command);

    /**
     * @param token of {@link Entrance.SecondFactorRequired}
     * @param code of the authenticator app, or an unused recovery code
     */
    record Command(String token, String code, Client client) {}

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance.Opened entrance) implements Outcome {}

        record WrongCode() implements Outcome {}

        /** Not the token of a sign-in that waits. */
        record BadToken() implements Outcome {}
    }
}
