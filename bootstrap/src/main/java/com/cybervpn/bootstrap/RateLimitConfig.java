package com.cybervpn.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * How many requests a client may send.
 *
 * @param requests for each path within one window
 * @param window in seconds
 * @param failOpen lets requests pass while the counters are not to be reached
 */
@ConfigurationProperties("rate-limit")
record RateLimitConfig(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "100") @Min(1) int requests,
        @Bindable(defaultValue = "60") @Min(1) int window,
        @Bindable(defaultValue = "false") boolean failOpen) {}
