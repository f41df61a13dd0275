package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;

/** The people behind the accounts. */
public interface Customers {
    /** Empty when the account has no address, or is gone. */
    Optional<String> email(AccountId account);

    /**
     * Tells a customer something, by mail and push as far as there is an address and a device. Returns quietly when there
     * is neither.
     *
     * @throws RuntimeException when it could not be sent now; a repeat may reach the customer twice
     */
    void tell(AccountId account, Message message);

    /**
     * @param kind the word of the API: {@code subscription_expiring}
     */
    record Message(String kind, String title, String body) {}
}
