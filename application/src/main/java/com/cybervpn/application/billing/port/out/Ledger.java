package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import java.util.Currency;

/** The double-entry book of all money: the entries of each transfer, and so of the whole book, add up to zero. */
public interface Ledger {
    /**
     * Books a transfer in the surrounding transaction.
     *
     * @return false when one with the same reason and reference is booked already; nothing changes then
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when a pot that must not would fall
     *     below zero
     */
    boolean book(LedgerTransfer transfer);

    Totals totals(LedgerAccount account, Currency currency);

    /**
     * All that ever went in and out of a pot, in minor units.
     */
    record Totals(long in, long out) {
        public long balance() {
            return in - out;
        }
    }
}
