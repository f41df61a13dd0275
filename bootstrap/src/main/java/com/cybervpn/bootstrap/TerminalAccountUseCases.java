package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.AdministerTiers;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.application.terminal.service.AdministerTiersService;
import com.cybervpn.application.terminal.service.ReadTierService;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires what accounts have of the terminal: tiers, devices, profile. */
@Factory
final class TerminalAccountUseCases {
    @Singleton
    ReadTier readTier(Tiers tiers, TerminalTierConfig config, InstantSource clock) {
        return new ReadTierService(tiers, config.defaultTier(), clock);
    }

    @Singleton
    AdministerTiers administerTiers(
            AccountDirectory accounts, Tiers tiers, ReadTier readTier, AuditTrail audit, Transactions transactions) {
        return new AdministerTiersService(accounts, tiers, readTier, audit, transactions);
    }
}
