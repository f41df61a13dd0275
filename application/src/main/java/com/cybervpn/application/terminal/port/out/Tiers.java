package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import java.util.Optional;

/** The tiers that accounts were given. */
public interface Tiers {
    /** What it was given last, even when that is over; empty when it never was given any. */
    Optional<GrantedTier> find(AccountId account);

    /** In place of what it had. */
    void save(AccountId account, GrantedTier granted);
}
