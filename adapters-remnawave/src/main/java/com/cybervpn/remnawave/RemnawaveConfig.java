package com.cybervpn.remnawave;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the panel.
 *
 * @param url its address without {@code /api}; without one the sandbox runs
 * @param token an API token made in the panel, with every scope
 * @param webhookSecret the panel's {@code WEBHOOK_SECRET_HEADER}; without one it is the token
 * @param timeout for a whole call, repeats included
 * @param attempts how often a call that may be repeated is tried
 * @param breakerThreshold failed calls in a row after which the panel is left alone for {@code breakerPause}
 */
@ConfigurationProperties("remnawave")
public record RemnawaveConfig(
        @Nullable URI url,
        @Nullable String token,
        @Nullable String webhookSecret,
        @NotNull @Bindable(defaultValue = "5s") Duration connectTimeout,
        @NotNull @Bindable(defaultValue = "30s") Duration timeout,
        @Min(65_536) @Bindable(defaultValue = "16777216") int maxReplyBytes,
        @Min(1) @Max(10_000) @Bindable(defaultValue = "64") int maxConcurrent,
        @Min(1) @Max(10) @Bindable(defaultValue = "3") int attempts,
        @NotNull @Bindable(defaultValue = "200ms") Duration retryDelay,
        @Min(1) @Bindable(defaultValue = "8") int breakerThreshold,
        @NotNull @Bindable(defaultValue = "10s") Duration breakerPause) {

    /** Without the token and the secret. */
    @Override
    public String toString() {
        return "RemnawaveConfig[url=" + url + "]";
    }
}
