package com.cybervpn.git;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/**
 * How source is fetched.
 *
 * @param checkLimit for looking whether repository and branch are there (H-APP-4)
 * @param fetchLimit for getting the source (H-ENG-2)
 * @param maxMegabytes of data received, and of the unpacked tree
 * @param privateNetworks whether repositories may lie at private addresses; they may not, unless on a closed network
 * @param workDirectory where source lies while it is built; by default in the system's temporary directory
 */
@ConfigurationProperties("git")
public record GitConfig(
        @Bindable(defaultValue = "8s") Duration checkLimit,
        @Bindable(defaultValue = "2m") Duration fetchLimit,
        @Bindable(defaultValue = "500") @Min(1) long maxMegabytes,
        @Bindable(defaultValue = "false") boolean privateNetworks,
        Optional<String> workDirectory) {

    long maxBytes() {
        return maxMegabytes * 1024 * 1024;
    }
}
