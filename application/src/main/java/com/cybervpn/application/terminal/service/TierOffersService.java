package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.in.TierOffers;
import com.cybervpn.domain.terminal.Tier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@link TierOffers}. */
public final class TierOffersService implements TierOffers {
    private final Map<Tier, BigDecimal> prices;

    /**
     * @param prices tiers without one cost nothing
     */
    public TierOffersService(Map<Tier, BigDecimal> prices) {
        this.prices = Map.copyOf(prices);
    }

    @Override
    public List<Offer> list() {
        return Arrays.stream(Tier.values())
                .map(tier -> new Offer(tier, prices.getOrDefault(tier, BigDecimal.ZERO)))
                .toList();
    }
}
