package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Arrivals;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.domain.identity.Account;

/**
 * What follows when somebody proves to own the address of an account. If nobody had proven it before, whoever opened the
 * account may have been somebody else, waiting for its owner: the password they chose, the accounts of providers that they
 * linked and the sessions they started end.
 */
public final class EmailOwnership {
    private final CredentialChange change;
    private final OAuthLinks links;
    private final Arrivals arrivals;

    public EmailOwnership(CredentialChange change, OAuthLinks links, Arrivals arrivals) {
        this.change = change;
        this.links = links;
        this.arrivals = arrivals;
    }

    /** The account as its owner's; runs in a transaction. */
    Account proven(Account account) {
        if (account.emailVerified()) return account;
        links.forget(account.id());
        arrivals.arrived(account.id());
        return change.password(account.verified().withPassword(null).withTelegram(null), null);
    }
}
