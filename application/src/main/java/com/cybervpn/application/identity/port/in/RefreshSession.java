package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.Account;

/** Exchanges a refresh token for the next pair; each works once. */
public interface RefreshSession {
    Outcome refresh(Command command);

    /**
     * @param client a device id in it must be the session's own
     */
    record Command(String refreshToken, Client client) {}

    /** How it ends. */
    sealed interface Outcome {
        record Refreshed(Account account, Tokens tokens) implements Outcome {}

        /** Not a token of a live session; one that was used before ends the whole session. */
        record Refused() implements Outcome {}
    }
}
