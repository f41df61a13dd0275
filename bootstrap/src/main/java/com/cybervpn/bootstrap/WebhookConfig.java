package com.cybervpn.bootstrap;

import com.cybervpn.application.operations.service.WebhookTerms;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How incoming webhooks are kept and tried again.
 *
 * @param retention how long the log remembers; older ones are refused as possible replays
 * @param clockSkew how far in the future a sender's date may lie
 * @param rejectedKept how many deliveries without a valid signature are kept
 * @param tries how often one that fails is tried, the first time included
 */
@ConfigurationProperties("webhooks")
record WebhookConfig(
        @Bindable(defaultValue = "30d") @NotNull Duration retention,
        @Bindable(defaultValue = "5m") @NotNull Duration clockSkew,
        @Bindable(defaultValue = "1000") @Min(1) int rejectedKept,
        @Bindable(defaultValue = "12") @Min(1) int tries) {
    WebhookTerms terms() {
        return new WebhookTerms(retention, clockSkew, rejectedKept, tries);
    }
}
