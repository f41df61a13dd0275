package com.cybervpn.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * The record of who did what.
 *
 * @param retention how long entries are kept
 */
@ConfigurationProperties("audit")
record AuditConfig(@Bindable(defaultValue = "90d") @NotNull Duration retention) {}
