package com.cybervpn.web.billing;

import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentState;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;

/** A request to pay, and what became of it. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "InvoiceResponse")
record InvoiceResponse(
        @Schema(minLength = 1, maxLength = 64) String invoiceId,
        @Schema(maxLength = 2000, format = "uri") String paymentUrl,
        BigDecimal amount,
        String currency,

        Status status,

        Instant expiresAt) {
    static InvoiceResponse of(Payment payment) {
        return new InvoiceResponse(
                payment.invoice().externalId(),
                payment.invoice().payUrl(),
                payment.amount().toMajor(),
                payment.amount().currency().getCurrencyCode(),
                switch (payment.state()) {
                    case PaymentState.Pending _ -> Status.pending;
                    case PaymentState.Completed _, PaymentState.Refunded _ -> Status.paid;
                    case PaymentState.Failed _ -> Status.expired;
                },
                payment.invoice().expiresAt());
    }

    /** In the contract's words. */
    @Schema(name = "InvoiceStatus")
    enum Status {
        pending,
        paid,
        expired
    }
}
