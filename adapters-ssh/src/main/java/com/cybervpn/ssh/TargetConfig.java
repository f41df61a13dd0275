package com.cybervpn.ssh;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * Where users may connect to.
 *
 * @param privateNetworks whether addresses that are not on the public internet are let in: this machine, its networks,
 *     its cloud's metadata; by default in development and not in production
 */
@ConfigurationProperties("terminal.targets")
record TargetConfig(Optional<Boolean> privateNetworks) {}
