package com.cybervpn.bootstrap;

import com.cybervpn.domain.billing.Allowance;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * What a trial is.
 *
 * @param days how long it lasts
 * @param trafficLimitGb GiB for whoever has no plan; 0 is unlimited
 * @param maxDevices for whoever has no plan; the panel's default without one
 * @param triesPerHour calls for each account, in vain or not
 */
@ConfigurationProperties("trial")
record TrialConfig(
        @Bindable(defaultValue = "7") @Min(1) @Max(365) int days,

        @Bindable(defaultValue = "10") @Min(0) @Max(1_000_000)
        long trafficLimitGb,

        Optional<@Min(1) @Max(100) Integer> maxDevices,
        @Bindable(defaultValue = "3") @Min(1) @Max(1000) int triesPerHour) {
    Allowance allowance() {
        return new Allowance(trafficLimitGb << 30, maxDevices.orElse(null));
    }
}
