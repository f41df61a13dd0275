package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.ListPayments;
import com.cybervpn.application.billing.port.in.PayByAmount;
import com.cybervpn.application.billing.port.in.PayByAmount.Outcome;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments as older clients know them. */
@Controller("/api/v1/billing")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "billing")
class BillingController {
    private static final int LATEST = 500;
    private static final UUID NOBODY = new UUID(0, 0);

    private final ListPayments listPayments;
    private final PayByAmount payByAmount;

    BillingController(ListPayments listPayments, PayByAmount payByAmount) {
        this.listPayments = listPayments;
        this.payByAmount = payByAmount;
    }

    @Get
    @Operation(
            operationId = "getBilling",
            summary = "Payment records",
            description = "The latest 500: one's own, or everybody's with payment_read.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<BillingRecordResponse> list(Caller caller) {
        return listPayments.history(caller, new ListPayments.Query(null, 0, LATEST)).payments().stream()
                .map(BillingRecordResponse::of)
                .toList();
    }

    @Post
    @Operation(
            operationId = "createBillingPayment",
            summary = "Start to pay a plan's price",
            description = "Amount and currency name the price of a plan on sale; metadata.plan_id names the plan itself"
                    + " where several cost the same. Pay at the url that GET /payments/{uuid}/status gives.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    BillingRecordResponse create(Caller caller, @Body @Valid CreateBillingPaymentRequest body) {
        var command = new PayByAmount.Command(
                uuid(body.userUuid()), body.amount(), body.currency(), body.paymentMethod(), plan(body.metadata()));
        return switch (payByAmount.pay(caller, command)) {
            case Outcome.Opened(Payment payment) -> BillingRecordResponse.of(payment);
            case Outcome.NoSuchUser _ -> throw ProblemException.of(HttpStatus.BAD_REQUEST, "User not found");
            case Outcome.NoSuchPrice _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "No single plan on sale has this price");
            case Outcome.NoSuchMethod _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "This payment method is not available");
        };
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return NOBODY;
        }
    }

    private static @Nullable String plan(@Nullable Map<String, Object> metadata) {
        return metadata != null && metadata.get("plan_id") instanceof String plan ? plan : null;
    }

    @Serdeable
    @Schema(name = "BillingRecordResponse")
    record BillingRecordResponse(
            String uuid,
            @JsonProperty("userUuid") String userUuid,
            BigDecimal amount,
            String currency,
            String status,
            @Nullable @JsonProperty("paymentMethod") String paymentMethod,
            @Nullable @JsonProperty("createdAt") Instant createdAt) {
        static BillingRecordResponse of(Payment payment) {
            return new BillingRecordResponse(
                    payment.id().toString(),
                    payment.subscriber().id().toString(),
                    payment.amount().toMajor(),
                    payment.amount().currency().getCurrencyCode(),
                    payment.state().code(),
                    payment.invoice().provider(),
                    payment.createdAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateBillingPaymentRequest")
    record CreateBillingPaymentRequest(
            @NotNull @Size(max = 255) String userUuid,

            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000000")
            BigDecimal amount,

            @NotNull @Size(min = 3, max = 3) String currency,
            @Nullable @Size(max = 50) String paymentMethod,
            @Nullable Map<String, Object> metadata) {}
}
