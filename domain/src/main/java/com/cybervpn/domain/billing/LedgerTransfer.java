package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Money moved from one pot to another: two entries whose sum is zero.
 *
 * @param reason what happened: {@code payment}; with {@code reference} it names the transfer, which happens once
 * @param reference the id of what it happened for
 */
public record LedgerTransfer(
        UUID id, String reason, String reference, LedgerAccount from, LedgerAccount to, Money amount, Instant at) {
    public LedgerTransfer {
        if (amount.minor() == 0) throw new IllegalArgumentException("nothing to move");
        if (from.equals(to)) throw new IllegalArgumentException("from a pot to itself");
    }
}
