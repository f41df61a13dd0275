package com.cybervpn.domain.billing;

import java.time.Instant;
import java.util.Locale;

/** How far a payment is. */
public sealed interface PaymentState {
    /** Waits for the customer. */
    record Pending() implements PaymentState {}

    /** The money came; it came once. */
    record Completed(Instant at) implements PaymentState {}

    /** The invoice ran out. Money that comes nevertheless still completes the payment. */
    record Failed(Instant at) implements PaymentState {}

    /**
     * The money went back, and stays away.
     *
     * @param completedAt when it had come
     */
    record Refunded(Instant completedAt, Instant at, Return kind, String reason) implements PaymentState {}

    /** How money goes back. */
    enum Return {
        /** We sent it back. */
        REFUND,
        /** It was taken back. */
        CHARGEBACK
    }

    /** The word of the API: {@code pending}. */
    default String code() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
