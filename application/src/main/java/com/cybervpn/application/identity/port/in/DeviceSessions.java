package com.cybervpn.application.identity.port.in;

import org.jspecify.annotations.Nullable;

/** Sessions of the app, which belong to a phone. */
public interface DeviceSessions {
    /**
     * The next tokens, as {@link RefreshSession} gives them.
     *
     * @param deviceId must be the session's; null: taken from the session
     */
    RefreshSession.Outcome refresh(String refreshToken, @Nullable String deviceId, Client client);

    /**
     * Ends the session, and with it the push and biometric tokens of the phone.
     *
     * @return false when it is not the token of a live session on that device
     */
    boolean signOut(String refreshToken, String deviceId, Client client);
}
