package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.SubscriberId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored payments. */
public interface Payments {
    void add(Payment payment);

    Optional<Payment> find(PaymentId id);

    Optional<Payment> ofInvoice(String provider, String externalId);

    /**
     * Moves a payment on, if nobody else did since it was read.
     *
     * @return false when it is no longer in the state of {@code seen}; nothing changed then
     */
    boolean move(Payment seen, PaymentState to);

    /**
     * Payments that wait for their customer, in the order of their ids, which is that of their making.
     *
     * @param after the last one seen; null starts with the oldest
     */
    List<Payment> pending(String provider, @Nullable PaymentId after, int limit);

    /** Newest first; of everybody when {@code subscriber} is null. */
    Page history(@Nullable SubscriberId subscriber, long offset, int limit);

    boolean anyFor(PlanId plan);

    /** Whether the subscriber ever paid, be it that the money went back. */
    boolean anyPaidBy(SubscriberId subscriber);

    /**
     * @param total how many there are without offset and limit
     */
    record Page(List<Payment> payments, long total) {}
}
