package com.cybervpn.domain.billing;

import java.util.UUID;

/** Names a payment. */
public record PaymentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
