package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.identity.port.in.OwnSessions;
import com.cybervpn.application.identity.port.out.DeviceSightings;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.AdministerTiers;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.TerminalDevices;
import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.application.terminal.port.in.TierOffers;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.application.terminal.service.AdministerTiersService;
import com.cybervpn.application.terminal.service.ReadTierService;
import com.cybervpn.application.terminal.service.TerminalDevicesService;
import com.cybervpn.application.terminal.service.TierOffersService;
import com.cybervpn.domain.terminal.DeviceType;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires what accounts have of the terminal: tiers and devices. */
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

    @Singleton
    TierOffers tierOffers(TerminalTierConfig config) {
        return new TierOffersService(config.prices());
    }

    @Singleton
    TerminalDevices terminalDevices(Devices devices, OwnSessions sessions, InstantSource clock) {
        return new TerminalDevicesService(devices, sessions, clock);
    }

    /** The devices of the terminal are those that people sign in on, whatever surface they come in by (T-USR-3). */
    @Singleton
    DeviceSightings deviceSightings(TerminalDevices devices) {
        return (account, device, type) ->
                devices.seen(account, new Sighting(device, null, type == null ? null : DeviceType.said(type)));
    }
}
