package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.DisableSecondFactor;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.ReadSecondFactor;
import com.cybervpn.application.identity.port.out.ReauthWindows;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.shared.Secret;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@link ReadSecondFactor} and {@link DisableSecondFactor}. */
public final class SecondFactorService implements ReadSecondFactor, DisableSecondFactor {
    private final ReadOwnAccount own;
    private final SecondFactors factors;
    private final ReauthWindows windows;
    private final PasswordCheck passwords;
    private final SecondFactorCheck check;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public SecondFactorService(
            ReadOwnAccount own,
            SecondFactors factors,
            ReauthWindows windows,
            PasswordCheck passwords,
            SecondFactorCheck check,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.own = own;
        this.factors = factors;
        this.windows = windows;
        this.passwords = passwords;
        this.check = check;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean isOn(Caller caller) {
        return factors.isOn(caller.account());
    }

    @Override
    public boolean isRight(Caller caller, String code) {
        return check.isRight(caller.account(), code);
    }

    @Override
    public Outcome disable(Caller caller, @Nullable Secret password, String code) {
        var account = caller.account();
        if (!factors.isOn(account)) return new Outcome.WasOff();
        if (!isConfirmed(caller, password)) return new Outcome.WrongPassword();
        if (!check.use(account, code)) return new Outcome.WrongCode();
        return transactions.inTransaction(() -> {
            if (!factors.turnOff(account)) return new Outcome.WasOff();
            audit.record(AuditTrail.Entry.of(caller, "second_factor_disabled", "user", account.toString()));
            return new Outcome.TurnedOff();
        });
    }

    private boolean isConfirmed(Caller caller, @Nullable Secret password) {
        return password == null
                ? windows.isOpen(caller.principal().session(), clock.instant())
                : passwords.isRight(own.read(caller), password);
    }
}
