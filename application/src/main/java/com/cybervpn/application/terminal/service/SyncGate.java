package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.domain.terminal.Tier;
import java.time.Instant;
import java.util.List;

/** Who may synchronise, how often, and between how many devices (T-SYNC-16, T-SYNC-17). */
public final class SyncGate {
    private final ReadTier tiers;
    private final RateLimits limits;
    private final RateLimits.Limit perAccount;

    public SyncGate(ReadTier tiers, RateLimits limits, RateLimits.Limit perAccount) {
        this.tiers = tiers;
        this.limits = limits;
        this.perAccount = perAccount;
    }

    /**
     * @throws ApplicationFailure.Forbidden when the caller's tier has no synchronisation
     */
    Tier require(Caller caller) {
        Tier tier = tiers.of(caller.account());
        if (!tier.hasSync()) {
            throw new ApplicationFailure.Forbidden("Synchronisation is not part of the tier " + tier.code());
        }
        return tier;
    }

    /**
     * As {@link #require}, and takes one operation from the allowance.
     *
     * @throws ApplicationFailure.TooManyRequests when that is used up
     */
    Tier enter(Caller caller) {
        Tier tier = require(caller);
        limits.tryAcquire("sync:" + caller.account(), perAccount).ifPresent(wait -> {
            throw new ApplicationFailure.TooManyRequests(wait);
        });
        return tier;
    }

    /**
     * Counts the device among those that synchronise, and says how many these are. To be called under the account's lock.
     *
     * @throws ApplicationFailure.Forbidden when it is one too many
     */
    static int admit(Devices devices, AccountId account, Sighting sighting, Tier tier, Instant at) {
        List<Device> known = devices.syncing(account);
        boolean isNew = known.stream().noneMatch(device -> device.id().equals(sighting.id()));
        if (isNew && known.size() >= tier.maxDevices()) {
            throw new ApplicationFailure.Forbidden(
                    "The tier " + tier.code() + " synchronises at most " + tier.maxDevices() + " devices");
        }
        devices.synced(account, sighting, at);
        return known.size() + (isNew ? 1 : 0);
    }
}
