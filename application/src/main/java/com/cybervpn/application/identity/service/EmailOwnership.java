package com.cybervpn.application.identity.service;

import com.cybervpn.domain.identity.Account;

/**
 * What follows when somebody proves to own the address of an account. If nobody had proven it before, whoever opened the
 * account may have been somebody else, waiting for its owner: the password they chose and the sessions they started end.
 */
public final class EmailOwnership {
    private final CredentialChange change;

    public EmailOwnership(CredentialChange change) {
        this.change = change;
    }

    /** The account as its owner's; runs in a transaction. */
    Account proven(Account account) {
        return account.emailVerified()
                ? account
                : change.password(account.verified().withPassword(null), null);
    }
}
