package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.PushTopic;
import com.cybervpn.domain.shared.AccountId;
import java.util.UUID;

/** Brings a message to all phones of an account whose owner wants messages of that kind. */
public interface PushToPhones {
    /**
     * Blocks until the push service has taken it.
     *
     * @param id a repeat with the same id takes the place of the first one on the phone
     * @param kind the word of the API, for the app: {@code subscription_expiring}
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when some phone was not reached for want of
     *     the push service; trying again may help
     */
    void push(AccountId account, PushTopic topic, UUID id, String kind, String title, String body);
}
