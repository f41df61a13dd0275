package com.cybervpn.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;

/**
 * How plans are sold and access is kept.
 *
 * @param plansCache how long the plan list may be remembered; a change is seen at once all the same
 * @param subscriptionCache how long the panel's word on somebody's access may be remembered
 * @param invoiceTtl how long an invoice can be paid
 * @param pollEvery pause between two rounds of asking after unpaid invoices
 * @param giveUpAfter age at which a payment that is not paid fails
 * @param reconcileEvery pause between two comparisons of our books with the provider's
 * @param lapseEvery pause between two rounds of switching off who ran out
 * @param remindEvery pause between two looks for access that ends soon
 * @param reminders how long before the end customers are told
 * @param renewalLead how long before the end a renewal's invoice is made
 * @param renewalTtl how long that invoice can be paid
 * @param cancelsPerHour cancellations that change something, for each account
 */
@ConfigurationProperties("billing")
record BillingConfig(
        @Bindable(defaultValue = "30s") @NotNull Duration plansCache,
        @Bindable(defaultValue = "45s") @NotNull Duration subscriptionCache,
        @Bindable(defaultValue = "1h") @NotNull Duration invoiceTtl,
        @Bindable(defaultValue = "5m") @NotNull Duration pollEvery,
        @Bindable(defaultValue = "24h") @NotNull Duration giveUpAfter,
        @Bindable(defaultValue = "1h") @NotNull Duration reconcileEvery,
        @Bindable(defaultValue = "15m") @NotNull Duration lapseEvery,
        @Bindable(defaultValue = "15m") @NotNull Duration remindEvery,
        @Bindable(defaultValue = "3d,1d") @NotNull List<Duration> reminders,
        @Bindable(defaultValue = "1d") @NotNull Duration renewalLead,
        @Bindable(defaultValue = "23h") @NotNull Duration renewalTtl,
        @Bindable(defaultValue = "3") @Min(1) @Max(1000) int cancelsPerHour) {}
