package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import java.util.Optional;

/** Reads a payment; one that still waits is asked after at its provider first, and settled if it was paid. */
public interface ReadPayment {
    /**
     * @param reference the provider's invoice id or our payment id
     * @return empty when there is none, or none of the caller's
     */
    Optional<Payment> read(Caller caller, String reference, Desk desk);
}
