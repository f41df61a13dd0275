package com.cybervpn.domain.shared;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount of one currency in minor units, never negative: 1.50 USD is 150.
 *
 * @param minor cents, kopecks, yen: the smallest unit of {@code currency}
 */
public record Money(long minor, Currency currency) {
    public Money {
        if (minor < 0) throw new IllegalArgumentException("minor must not be negative: " + minor);
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /** An amount in major units; empty for an unknown currency, and for more decimals than the currency has. */
    public static Optional<Money> ofMajor(BigDecimal major, String currencyCode) {
        try {
            var currency = Currency.getInstance(currencyCode);
            int scale = Math.max(currency.getDefaultFractionDigits(), 0);
            return Optional.of(new Money(major.movePointRight(scale).longValueExact(), currency));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** The amount in major units at the currency's own scale: 150 cents are {@code 1.50}. */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(minor, Math.max(currency.getDefaultFractionDigits(), 0));
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
    }
}
