package com.cybervpn.domain.billing;

import org.jspecify.annotations.Nullable;

/**
 * How much a subscriber may use, in the panel's own terms.
 *
 * @param trafficLimitBytes 0 is unlimited
 * @param deviceLimit null leaves the panel's default
 */
public record Allowance(long trafficLimitBytes, @Nullable Integer deviceLimit) {
    public Allowance {
        if (trafficLimitBytes < 0) throw new IllegalArgumentException("negative limit: " + trafficLimitBytes);
        if (deviceLimit != null && deviceLimit < 1) throw new IllegalArgumentException("no device: " + deviceLimit);
    }
}
