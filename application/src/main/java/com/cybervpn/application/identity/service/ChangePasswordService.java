package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.ChangePassword;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.shared.Secret;

/** {@link ChangePassword}. */
public final class ChangePasswordService implements ChangePassword {
    private final ReadOwnAccount own;
    private final PasswordCheck check;
    private final PasswordHasher hasher;
    private final CredentialChange change;
    private final RateLimits limits;
    private final RateLimits.Limit changes;
    private final AuditTrail audit;
    private final Transactions transactions;

    public ChangePasswordService(
            ReadOwnAccount own,
            PasswordCheck check,
            PasswordHasher hasher,
            CredentialChange change,
            RateLimits limits,
            RateLimits.Limit changes,
            AuditTrail audit,
            Transactions transactions) {
        this.own = own;
        this.check = check;
        this.hasher = hasher;
        this.change = change;
        this.limits = limits;
        this.changes = changes;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public Outcome change(Caller caller, Secret current, Password next) {
        var account = own.read(caller);
        if (!check.isRight(account, current)) return new Outcome.WrongPassword();
        limits.tryAcquire("password-change:" + account.id(), changes).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
        var hash = hasher.hash(next);
        transactions.run(() -> {
            change.password(account.withPassword(hash), caller.principal().session());
            audit.record(AuditTrail.Entry.of(
                    caller, "password_changed", "user", account.id().toString()));
        });
        return new Outcome.Done();
    }
}
