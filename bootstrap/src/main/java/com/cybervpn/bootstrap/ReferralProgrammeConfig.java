package com.cybervpn.bootstrap;

import com.cybervpn.application.billing.service.ReferralProgramme;
import com.cybervpn.domain.billing.CommissionRate;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * The terms of the referral programme.
 *
 * @param enabled whether codes are taken and commissions credited
 * @param rate share of each payment, from 0 to 1
 * @param currency ISO 4217; of the balances that customers see
 */
@ConfigurationProperties("referral")
record ReferralProgrammeConfig(
        @Bindable(defaultValue = "true") boolean enabled,

        @Bindable(defaultValue = "0.10") @DecimalMin("0") @DecimalMax("1")
        BigDecimal rate,

        @Bindable(defaultValue = "USD") @Pattern(regexp = "[A-Z]{3}")
        String currency) {
    ReferralProgramme programme() {
        return new ReferralProgramme(enabled, new CommissionRate(rate), Currency.getInstance(currency));
    }
}
