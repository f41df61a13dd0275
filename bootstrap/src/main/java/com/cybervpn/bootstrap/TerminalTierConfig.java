package com.cybervpn.bootstrap;

import com.cybervpn.domain.terminal.Tier;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What accounts have of the terminal.
 *
 * @param defaultTier of whoever was given none
 */
@ConfigurationProperties("terminal")
record TerminalTierConfig(@Bindable(defaultValue = "free") Tier defaultTier) {}
