package com.cybervpn.remnawave;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The sandbox panel, which runs when no other panel is configured.
 *
 * @param enabled not in production unless asked for, since nobody gets a VPN from it
 * @param file where it keeps its state, {@code sandbox-panel.json} in the data directory by default; {@code memory} keeps
 *     it nowhere
 * @param subscriptionPort loopback port on which users' client programs fetch their subscription; 0 for any free one
 * @param webhooks whether it tells {@code webhookUrl} what happens
 * @param webhookUrl our own address by default
 * @param latency how long it takes to answer, to see the platform beside a panel that is some way off
 */
@ConfigurationProperties("remnawave.sandbox")
record SandboxConfig(
        Optional<Boolean> enabled,
        Optional<String> file,

        @Bindable(defaultValue = "8092") @Min(0) @Max(65_535)
        int subscriptionPort,

        @Bindable(defaultValue = "true") boolean webhooks,
        Optional<URI> webhookUrl,
        @Bindable(defaultValue = "0s") @NotNull Duration latency) {}
