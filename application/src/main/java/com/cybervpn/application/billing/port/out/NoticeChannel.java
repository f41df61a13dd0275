package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;
import java.util.UUID;

/** One way to reach customers who are not looking: mail, push. */
public interface NoticeChannel {
    /** Tells the ways apart: {@code mail}; never changed once released. */
    String name();

    /**
     * Brings a message to a customer; returns quietly when the customer cannot be reached this way.
     *
     * @param email the customer's address; empty without one
     * @throws RuntimeException when it could not be sent now; a repeat may reach the customer twice
     */
    void deliver(AccountId account, Optional<String> email, Message message);

    /**
     * @param id the same at each repeat
     * @param kind the word of the API: {@code subscription_expiring}
     */
    record Message(UUID id, String kind, String title, String body) {}
}
