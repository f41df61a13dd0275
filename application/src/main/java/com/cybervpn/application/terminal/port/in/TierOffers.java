package com.cybervpn.application.terminal.port.in;

import com.cybervpn.domain.terminal.Tier;
import java.math.BigDecimal;
import java.util.List;

/** What the tiers cost, for anybody (T-SUB-4). */
public interface TierOffers {
    /** The smallest first. */
    List<Offer> list();

    /**
     * @param monthlyPrice in US dollars
     */
    record Offer(Tier tier, BigDecimal monthlyPrice) {}
}
