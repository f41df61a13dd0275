package com.cybervpn.application.terminal.port.in;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;

/** Says which tier an account has now: the one it was given, else the installation's default. */
@FunctionalInterface
public interface ReadTier {
    GrantedTier current(AccountId account);

    default Tier of(AccountId account) {
        return current(account).tier();
    }
}
