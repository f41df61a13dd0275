package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.AccountId;

/** Lets one administrator outlive the loss of all accounts, so that somebody can still come in (T-DB-reset-3). */
public interface KeepAdministrator {
    /**
     * Runs {@code wipe}, and stores the administrator again that the platform started with: same name, same password, no
     * sessions and no second factor. Without one it is the caller. Joins the caller's transaction.
     */
    void through(Runnable wipe, AccountId caller);
}
