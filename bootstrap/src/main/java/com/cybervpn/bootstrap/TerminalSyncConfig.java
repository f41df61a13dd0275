package com.cybervpn.bootstrap;

import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.terminal.service.SyncLimits;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How much may be synchronised.
 *
 * @param perMinute pulls, pushes and settled conflicts of one account
 * @param itemsPerPush in one push
 * @param itemCharacters in the names and texts of one item
 * @param storedItems of one account, deleted ones included
 * @param history how long former versions, lost changes and settled conflicts can be had back
 */
@ConfigurationProperties("terminal.sync")
record TerminalSyncConfig(
        @Bindable(defaultValue = "60") @Min(1) int perMinute,
        @Bindable(defaultValue = "1000") @Min(1) int itemsPerPush,
        @Bindable(defaultValue = "65536") @Min(256) int itemCharacters,
        @Bindable(defaultValue = "200000") @Min(1) long storedItems,
        @Bindable(defaultValue = "90d") Duration history) {
    RateLimits.Limit limit() {
        return new RateLimits.Limit(perMinute, Duration.ofMinutes(1));
    }

    SyncLimits limits() {
        return new SyncLimits(itemsPerPush, itemCharacters, storedItems);
    }
}
