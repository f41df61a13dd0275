package com.cybervpn.web.billing;

import com.cybervpn.domain.billing.Payment;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** One payment in a list. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "PaymentHistoryItem")
record PaymentHistoryItem(
        UUID id,
        BigDecimal amount,
        String currency,

        Status status,

        String provider,
        Instant createdAt,
        String planName) {
    static PaymentHistoryItem of(Payment payment) {
        return new PaymentHistoryItem(
                payment.id().value(),
                payment.amount().toMajor(),
                payment.amount().currency().getCurrencyCode(),
                Status.valueOf(payment.state().code()),
                payment.invoice().provider(),
                payment.createdAt(),
                payment.planName());
    }

    /** In the contract's words. */
    @Schema(name = "PaymentStatus")
    enum Status {
        pending,
        completed,
        failed,
        refunded
    }
}
