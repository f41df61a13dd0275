package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan promises and costs.
 *
 * @param price 0 is a plan that nobody can buy, only staff can give away
 * @param days length of one term, 1 to 3650
 * @param dataLimitGb traffic in GiB; null and 0 are unlimited
 * @param maxDevices null leaves the panel's default
 * @param features lines for people; null when none were ever given
 */
public record PlanTerms(
        String name,
        Money price,
        int days,
        @Nullable Integer dataLimitGb,
        @Nullable Integer maxDevices,
        @Nullable List<String> features,
        boolean onSale) {

    private static final int MAX_DAYS = 3650;
    private static final long GIB = 1L << 30;

    public PlanTerms {
        if (name.isBlank()) throw new IllegalArgumentException("a plan needs a name");
        if (days < 1 || days > MAX_DAYS) throw new IllegalArgumentException("days out of range: " + days);
        if (dataLimitGb != null && dataLimitGb < 0) throw new IllegalArgumentException("negative data limit");
        if (features != null) features = List.copyOf(features);
    }

    /** The plan on the panel's user fields. */
    public Allowance allowance() {
        return new Allowance(dataLimitGb == null ? 0 : dataLimitGb * GIB, maxDevices);
    }

    /** Whether an invoice can be made for it. */
    public boolean isForSale() {
        return onSale && price.minor() > 0;
    }
}
