package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.ConfirmPassword;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.out.ReauthWindows;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.SecondFactorPolicy;
import com.cybervpn.domain.shared.Secret;
import java.time.InstantSource;

/** {@link ConfirmPassword}. */
public final class ConfirmPasswordService implements ConfirmPassword {
    private final ReadOwnAccount own;
    private final PasswordCheck check;
    private final ReauthWindows windows;
    private final SecondFactorPolicy policy;
    private final InstantSource clock;

    public ConfirmPasswordService(
            ReadOwnAccount own,
            PasswordCheck check,
            ReauthWindows windows,
            SecondFactorPolicy policy,
            InstantSource clock) {
        this.own = own;
        this.check = check;
        this.windows = windows;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Outcome confirm(Caller caller, Secret password) {
        var account = own.read(caller);
        if (account.password() == null) return new Outcome.NoPassword();
        if (!check.isRight(account, password)) return new Outcome.WrongPassword();
        windows.open(caller.principal().session(), clock.instant().plus(policy.reauthWindow()));
        return new Outcome.Confirmed(policy.reauthWindow());
    }
}
