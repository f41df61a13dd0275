package com.cybervpn.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How long the deployer waits for hosts.
 *
 * @param pause between two looks at something that takes a moment
 * @param healthTries how often the health of a new version is asked for
 * @param healthPause between those
 * @param deadMan how long a host waits for proof before it takes a change of firewall or sshd back by itself
 */
@ConfigurationProperties("deployer")
record DeployerConfig(
        @Bindable(defaultValue = "1s") Duration pause,
        @Bindable(defaultValue = "15") @Min(1) @Max(100) int healthTries,
        @Bindable(defaultValue = "2s") Duration healthPause,
        @Bindable(defaultValue = "45s") Duration deadMan) {}
