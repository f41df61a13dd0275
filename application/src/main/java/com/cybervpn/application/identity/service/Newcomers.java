package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.Arrivals;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Opens accounts for customers who come in by a link, a provider or Telegram and never chose a login (D-30). */
public final class Newcomers {
    private static final int SUFFIXES = 1_000_000;
    private static final int TRIES = 20;

    private final Accounts accounts;
    private final Arrivals arrivals;
    private final Randomness randomness;
    private final Ids ids;
    private final InstantSource clock;

    public Newcomers(Accounts accounts, Arrivals arrivals, Randomness randomness, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.arrivals = arrivals;
        this.randomness = randomness;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * As {@link #open}, for somebody who has shown who they are: by a link, a provider or Telegram. What waits for them is
     * prepared. Runs in a transaction.
     */
    Stored welcome(Login wanted, UnaryOperator<Account> details) {
        var stored = open(wanted, details);
        if (stored instanceof Stored.Done(var account)) arrivals.arrived(account.id());
        return stored;
    }

    /**
     * @param wanted the login if nobody has it; else one like it
     * @param details what else is known of the person
     * @return never {@code LoginTaken}
     */
    Stored open(Login wanted, UnaryOperator<Account> details) {
        var account =
                details.apply(Account.opened(new AccountId(ids.next()), wanted, Role.MOBILE_USER, clock.instant()));
        var stored = accounts.add(account);
        for (int i = 0; i < TRIES && stored instanceof Stored.LoginTaken; i++) {
            stored = accounts.add(account.withLogin(wanted.withSuffix(1 + randomness.below(SUFFIXES))));
        }
        if (stored instanceof Stored.LoginTaken)
            throw new IllegalStateException("no login like " + wanted + " is free");
        return stored;
    }
}
