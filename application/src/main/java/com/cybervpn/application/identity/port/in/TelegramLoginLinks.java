package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;

/** One-time links by which our bot lets people in. */
public interface TelegramLoginLinks {
    /**
     * For administrators only, since whoever holds the link comes in as that person (D-21); it opens no account of a higher
     * role than the administrator's own.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden for anybody else
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many from one place
     */
    Link issue(Caller caller, long telegramId);

    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many from one place
     */
    Outcome signIn(String token, Client client);

    /**
     * @param url opens the bot, which hands the token over
     */
    record Link(Secret token, Secret url, Instant expiresAt) {}

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance entrance) implements Outcome {}

        /** Unknown, used or expired, or nobody that may sign in by it. */
        record Refused() implements Outcome {}
    }
}
