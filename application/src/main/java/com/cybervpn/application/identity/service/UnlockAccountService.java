package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.UnlockAccount;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.identity.LoginFailures;
import com.cybervpn.domain.shared.Role;

/** {@link UnlockAccount}. */
public final class UnlockAccountService implements UnlockAccount {
    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final AuditTrail audit;

    public UnlockAccountService(Accounts accounts, LoginAttempts attempts, AuditTrail audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.audit = audit;
    }

    @Override
    public boolean unlock(Caller caller, String identifier) {
        caller.requireAtLeast(Role.ADMIN);
        var account = AccountLookup.byIdentifier(accounts, identifier).orElse(null);
        if (account == null) return false;
        attempts.change(AccountLookup.attemptsKey(account, identifier), _ -> LoginFailures.NONE);
        audit.record(AuditTrail.Entry.of(
                caller, "account_unlocked", "user", account.id().toString()));
        return true;
    }
}
