package com.cybervpn.openrouter;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/**
 * Where OpenRouter is, or something that speaks as it does.
 *
 * @param url up to and with the version; {@code /chat/completions} is added
 * @param connectTimeout for one connection attempt
 * @param timeout for a whole call (T-AI-3)
 * @param maxConcurrent questions in flight; the next ones wait within their own timeout
 * @param maxTokens of one answer
 */
@ConfigurationProperties("openrouter")
public record OpenRouterConfig(
        @Bindable(defaultValue = "https://openrouter.ai/api/v1")
        URI url,

        @Bindable(defaultValue = "5s") Duration connectTimeout,
        @Bindable(defaultValue = "30s") Duration timeout,
        @Bindable(defaultValue = "64") @Min(1) @Max(10_000) int maxConcurrent,
        @Bindable(defaultValue = "700") @Min(16) @Max(8_192) int maxTokens) {}
