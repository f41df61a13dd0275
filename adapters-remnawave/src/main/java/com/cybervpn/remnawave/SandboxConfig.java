package com.cybervpn.remnawave;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox panel, which runs when no other panel is configured.
 *
 * @param file where it keeps its state; without one {@code sandbox-panel.json} in the data directory; {@code memory} keeps
 *     it nowhere
 * @param subscriptionPort loopback port on which users' client programs fetch their subscription; 0 for any free one
 * @param webhookUrl where it sends webhooks, signed with the webhook secret; null for nowhere
 */
@ConfigurationProperties("remnawave.sandbox")
record SandboxConfig(
        @Nullable String file,
        @Min(0) @Max(65_535) @Bindable(defaultValue = "0") int subscriptionPort,
        @Nullable URI webhookUrl) {}
