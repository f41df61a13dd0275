package com.cybervpn.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How commands are run and kept.
 *
 * @param atOnce commands of one user that one instance runs at a time
 * @param outputsKept how long the output of a command is kept; the command itself stays
 * @param historyOutput characters of each output that the history shows
 */
@ConfigurationProperties("commands")
record CommandConfig(
        @Bindable(defaultValue = "10") @Min(1) @Max(1_000) int atOnce,
        @Bindable(defaultValue = "30d") Duration outputsKept,

        @Bindable(defaultValue = "4096") @Min(0) @Max(1_048_576)
        int historyOutput) {}
