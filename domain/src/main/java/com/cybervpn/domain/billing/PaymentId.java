package com.cybervpn.domain.billing;

import java.util.Optional;
import java.util.UUID;

/** Names a payment. */
public record PaymentId(UUID value) {
    /** Empty for text that is no UUID. */
    public static Optional<PaymentId> parse(String text) {
        try {
            return Optional.of(new PaymentId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
