package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.List;

/**
 * Customers who are made up for trying things out. Each is marked in the store, so that no name that somebody chose can
 * make a person one of them. Rights are the calling context's to check; every call joins the caller's transaction.
 */
public interface SampleAccounts {
    /** Opens new ones that may sign in at once, all by one new password. */
    Opened open(int count);

    /**
     * Makes sure that the first {@code count} of a fixed series are there.
     *
     * @return how many were not
     */
    int complete(int count);

    /** Those opened before an instant, oldest first. */
    List<AccountId> openedBefore(Instant before);

    /**
     * Removes those of {@code accounts} that are samples, and ends their sessions.
     *
     * @return how many
     */
    int remove(List<AccountId> accounts);

    record Opened(List<SampleAccount> accounts, Secret password) {}

    record SampleAccount(AccountId id, EmailAddress email) {}
}
