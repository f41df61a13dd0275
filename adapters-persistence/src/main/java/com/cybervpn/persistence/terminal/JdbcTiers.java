package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tiers in the table {@code terminal_tiers}. */
@Singleton
final class JdbcTiers implements Tiers {
    private final Sql sql;

    JdbcTiers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<GrantedTier> find(AccountId account) {
        return sql.first(
                "select tier, ends_at from terminal_tiers where account_id = ?",
                row -> new GrantedTier(
                        Tier.ofCode(row.getString("tier")).orElseThrow(), SyncColumns.instantOrNull(row, "ends_at")),
                account.value());
    }

    @Override
    public void save(AccountId account, GrantedTier granted) {
        sql.update("""
            insert into terminal_tiers (account_id, tier, ends_at) values (?, ?, ?)
            on conflict (account_id) do update set tier = excluded.tier, ends_at = excluded.ends_at\
            """, account.value(), granted.tier().code(), granted.until());
    }
}
