package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import java.time.InstantSource;

/** {@link ReadTier}. */
public final class ReadTierService implements ReadTier {
    private final Tiers tiers;
    private final Tier otherwise;
    private final InstantSource clock;

    /**
     * @param otherwise for whoever was given none, or one that is over
     */
    public ReadTierService(Tiers tiers, Tier otherwise, InstantSource clock) {
        this.tiers = tiers;
        this.otherwise = otherwise;
        this.clock = clock;
    }

    @Override
    public GrantedTier current(AccountId account) {
        return tiers.find(account)
                .filter(granted -> granted.holds(clock.instant()))
                .orElseGet(() -> GrantedTier.forGood(otherwise));
    }
}
