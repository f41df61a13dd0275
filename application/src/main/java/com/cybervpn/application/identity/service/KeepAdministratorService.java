package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.KeepAdministrator;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import org.jspecify.annotations.Nullable;

/** {@link KeepAdministrator}. */
public final class KeepAdministratorService implements KeepAdministrator {
    private final Accounts accounts;
    private final Login first;

    /**
     * @param login as configured; null: the default one
     */
    public KeepAdministratorService(Accounts accounts, @Nullable String login) {
        this.accounts = accounts;
        this.first = new Login(login == null ? EnsureFirstAdministratorService.DEFAULT_LOGIN : login);
    }

    @Override
    public void through(Runnable wipe, AccountId caller) {
        Account kept = accounts.findByLogin(first)
                .filter(account -> account.isInUse() && account.role().isAtLeast(Role.ADMIN))
                .or(() -> accounts.find(caller))
                .orElseThrow();
        wipe.run();
        accounts.add(kept);
    }
}
