package com.cybervpn.persistence.shared;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How this instance does durable work.
 *
 * @param enabled whether it does any; without, it still stores jobs for the others
 * @param concurrency jobs at the same time
 * @param pollInterval how often it looks for due jobs that another instance stored, or that wait for their time
 * @param heartbeat how often it says that it still works on a job; after {@code missedHeartbeats} of silence another
 *     instance takes over
 * @param shutdownWait how long a stop waits for running jobs before it interrupts them
 */
@ConfigurationProperties("jobs")
record JobConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "16") @Min(1) @Max(1000) int concurrency,
        @Bindable(defaultValue = "1s") @NotNull Duration pollInterval,
        @Bindable(defaultValue = "5s") @NotNull Duration heartbeat,
        @Bindable(defaultValue = "6") @Min(4) int missedHeartbeats,
        @Bindable(defaultValue = "10s") @NotNull Duration shutdownWait) {}
