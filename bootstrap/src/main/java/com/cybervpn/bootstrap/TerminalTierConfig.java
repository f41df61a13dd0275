package com.cybervpn.bootstrap;

import com.cybervpn.domain.terminal.Tier;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What accounts have of the terminal.
 *
 * @param defaultTier of whoever was given none
 * @param proPrice what a month is offered for, in US dollars, as the other prices
 */
@ConfigurationProperties("terminal")
record TerminalTierConfig(
        @Bindable(defaultValue = "free") Tier defaultTier,
        @Bindable(defaultValue = "12") @PositiveOrZero BigDecimal proPrice,
        @Bindable(defaultValue = "25") @PositiveOrZero BigDecimal teamPrice,
        @Bindable(defaultValue = "99") @PositiveOrZero BigDecimal enterprisePrice) {
    Map<Tier, BigDecimal> prices() {
        return Map.of(Tier.PRO, proPrice, Tier.TEAM, teamPrice, Tier.ENTERPRISE, enterprisePrice);
    }
}
