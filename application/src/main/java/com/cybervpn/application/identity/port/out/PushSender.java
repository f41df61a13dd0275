package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.PushToken;
import java.util.UUID;

/** Brings a message to one phone. */
public interface PushSender {
    /**
     * Blocks until the push service has taken it.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when it has not; trying again may help
     */
    Result send(PushToken to, Message message);

    /**
     * @param id a repeat with the same id takes the place of the first one on the phone
     * @param kind the word of the API, for the app: {@code subscription_expiring}
     */
    record Message(UUID id, String kind, String title, String body) {}

    /** What became of it. */
    enum Result {
        TAKEN,
        /** The app is not there any more. */
        DEAD,
        /** The push service does not want this one, and will not want it later. */
        REFUSED
    }
}
