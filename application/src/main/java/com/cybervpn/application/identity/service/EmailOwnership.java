package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Arrivals;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
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
    private final AuditTrail audit;

    public EmailOwnership(CredentialChange change, OAuthLinks links, Arrivals arrivals, AuditTrail audit) {
        this.change = change;
        this.links = links;
        this.arrivals = arrivals;
        this.audit = audit;
    }

    /** The account as its owner's; runs in a transaction. */
    Account proven(Account account, Origin origin) {
        if (account.emailVerified()) return account;
        links.forget(account.id());
        arrivals.arrived(account.id());
        var owned = change.password(account.verified().withPassword(null).withTelegram(null), null);
        audit.record(new AuditTrail.Entry(
                owned.id(), "email_ownership_proven", "user", owned.id().toString(), null, null, origin));
        return owned;
    }
}
