package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tiers in memory. */
public final class InMemoryTiers implements Tiers {
    private final Map<AccountId, GrantedTier> rows = new ConcurrentHashMap<>();

    @Override
    public Optional<GrantedTier> find(AccountId account) {
        return Optional.ofNullable(rows.get(account));
    }

    @Override
    public void save(AccountId account, GrantedTier granted) {
        rows.put(account, granted);
    }
}
