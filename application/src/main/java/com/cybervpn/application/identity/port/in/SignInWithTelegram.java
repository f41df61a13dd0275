package com.cybervpn.application.identity.port.in;

/** Lets people in whom Telegram vouches for; whoever is new gets a customer's account (R-331, R-408, D-30). */
public interface SignInWithTelegram {
    /**
     * @param initData the query string that the Mini App was opened with
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many from one place
     */
    Outcome fromMiniApp(String initData, Client client);

    /**
     * @param authData what the Login Widget handed over, as base64 of a JSON object
     */
    Outcome fromApp(String authData, Client client);

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance entrance, boolean isNewUser) implements Outcome {}

        /** Malformed, or not signed by Telegram for our bot. */
        record Forged() implements Outcome {}

        /** Genuine once, but shown too long ago. */
        record Stale() implements Outcome {}

        /** The account may not sign in: it is switched off, say, or deleted. */
        record Inactive() implements Outcome {}
    }
}
