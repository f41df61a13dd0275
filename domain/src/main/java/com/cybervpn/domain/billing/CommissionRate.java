package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The share of a payment that goes to whoever brought the customer.
 *
 * @param share from 0 to 1; 0.10 is ten percent
 */
public record CommissionRate(BigDecimal share) {
    public CommissionRate {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("not a share: " + share);
        }
    }

    /** The commission on {@code paid}, rounded down to the minor unit. */
    public Money of(Money paid) {
        long minor = share.multiply(BigDecimal.valueOf(paid.minor()))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return new Money(minor, paid.currency());
    }
}
