package com.cybervpn.application.identity.port.in;

/**
 * Lets somebody in by a phone's token. The phone itself is one factor and the finger that opened it another, so
 * no second one is asked for.
 */
public interface SignInByBiometric {
    /**
     * @param client names the device, which must be the token's
     */
    Outcome signIn(String deviceToken, Client client);

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param next to be kept in place of the presented one, which stays good until this one is used
         */
        record Entered(Entrance.Opened entrance, DeviceToken next) implements Outcome {}

        /** Unknown, replaced, revoked or expired, of another device, or the account may not sign in. */
        record Refused() implements Outcome {}
    }
}
