package com.cybervpn.domain.billing;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what a customer wants to settle a price: the price itself stays the plan's.
 *
 * @param priced the currency of the price
 * @param asset the only crypto asset to take; null leaves the choice to whoever pays
 */
public record InvoiceCurrency(Currency priced, @Nullable String asset) {
    private static final Set<String> ASSETS = Set.of("BTC", "TON", "ETH", "LTC", "BNB", "TRX");

    /**
     * Empty for a code that is neither the plan's currency nor a known crypto asset.
     *
     * @param code three upper-case letters
     */
    public static Optional<InvoiceCurrency> of(String code, Currency planCurrency) {
        if (code.equals(planCurrency.getCurrencyCode())) return Optional.of(new InvoiceCurrency(planCurrency, null));
        if (ASSETS.contains(code)) return Optional.of(new InvoiceCurrency(planCurrency, code));
        return Optional.empty();
    }
}
