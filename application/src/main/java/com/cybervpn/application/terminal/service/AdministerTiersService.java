package com.cybervpn.application.terminal.service;

import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.AdministerTiers;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.terminal.GrantedTier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link AdministerTiers}. */
public final class AdministerTiersService implements AdministerTiers {
    private final AccountDirectory accounts;
    private final Tiers tiers;
    private final ReadTier readTier;
    private final AuditTrail audit;
    private final Transactions transactions;

    public AdministerTiersService(
            AccountDirectory accounts, Tiers tiers, ReadTier readTier, AuditTrail audit, Transactions transactions) {
        this.accounts = accounts;
        this.tiers = tiers;
        this.readTier = readTier;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public Outcome read(Caller caller, AccountId account) {
        caller.requireAtLeast(Role.ADMIN);
        if (accounts.find(account).isEmpty()) return new Outcome.NoSuchUser();
        return new Outcome.Found(account, readTier.current(account));
    }

    @Override
    public Outcome assign(Caller caller, AccountId account, GrantedTier granted) {
        caller.requireAtLeast(Role.ADMIN);
        if (accounts.find(account).isEmpty()) return new Outcome.NoSuchUser();
        return transactions.inTransaction(() -> {
            GrantedTier before = readTier.current(account);
            tiers.save(account, granted);
            audit.record(AuditTrail.Entry.of(caller, "terminal_tier_changed", "user", account.toString())
                    .withValues(members(before), members(granted)));
            return new Outcome.Found(account, readTier.current(account));
        });
    }

    private static Map<String, @Nullable Object> members(GrantedTier granted) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("tier", granted.tier().code());
        members.put("until", granted.until());
        return members;
    }
}
