package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores accounts whose credentials changed, and ends what the old ones had opened. Runs in a transaction. */
public final class CredentialChange {
    private final Accounts accounts;
    private final SessionEnding ending;
    private final List<CredentialListener> listeners;

    public CredentialChange(Accounts accounts, SessionEnding ending, List<CredentialListener> listeners) {
        this.accounts = accounts;
        this.ending = ending;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * @param changed the account with its new password
     * @param kept the session that made the change; null: none is kept
     */
    Account password(Account changed, @Nullable SessionId kept) {
        var stored = store(changed);
        ending.endAll(stored.id(), kept);
        listeners.forEach(listener -> listener.passwordChanged(stored.id()));
        if (kept == null) listeners.forEach(listener -> listener.signedOutEverywhere(stored.id()));
        return stored;
    }

    /**
     * @param deleted the account as its owner left it
     */
    void deletion(Account deleted) {
        var stored = store(deleted);
        ending.endAll(stored.id(), null);
        listeners.forEach(listener -> listener.accountDeleted(stored.id()));
    }

    private Account store(Account changed) {
        if (accounts.save(changed) instanceof Stored.Done(var stored)) return stored;
        throw new ConcurrentChange("account", null);
    }
}
