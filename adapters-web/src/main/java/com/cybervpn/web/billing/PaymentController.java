package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.CreatePayment;
import com.cybervpn.application.billing.port.in.CreatePayment.Outcome;
import com.cybervpn.application.billing.port.in.Desk;
import com.cybervpn.application.billing.port.in.ListPaymentMethods;
import com.cybervpn.application.billing.port.in.ListPayments;
import com.cybervpn.application.billing.port.in.ReadPayment;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices and payments: at the counter for staff, and for customers themselves. */
@Controller("/api/v1/payments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "payments")
class PaymentController {
    private final CreatePayment createPayment;
    private final ReadPayment readPayment;
    private final ListPayments listPayments;
    private final ListPaymentMethods listMethods;

    PaymentController(
            CreatePayment createPayment,
            ReadPayment readPayment,
            ListPayments listPayments,
            ListPaymentMethods listMethods) {
        this.createPayment = createPayment;
        this.readPayment = readPayment;
        this.listPayments = listPayments;
        this.listMethods = listMethods;
    }

    @Post("/crypto/invoice")
    @Status(HttpStatus.CREATED)
    @Operation(
            operationId = "createCryptoInvoice",
            summary = "Create a Crypto Pay invoice",
            description = "For anybody, with payment_create. The amount is the plan's price.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    InvoiceResponse createInvoice(Caller caller, @Body @Valid CreateInvoiceRequest body) {
        return create(caller, body, Desk.STAFF);
    }

    @Get("/crypto/invoice/{invoice_id}")
    @Operation(operationId = "getCryptoInvoice", summary = "Read an invoice", description = "With payment_read.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    InvoiceResponse readInvoice(Caller caller, @PathVariable("invoice_id") @Size(max = 64) String invoiceId) {
        return read(caller, invoiceId, Desk.STAFF);
    }

    @Post("/create")
    @Status(HttpStatus.CREATED)
    @Operation(
            operationId = "createPayment",
            summary = "Start to pay for a plan",
            description = "For oneself; for others with payment_create. The amount is the plan's price.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    InvoiceResponse createOwn(Caller caller, @Body @Valid CreateInvoiceRequest body) {
        return create(caller, body, Desk.SELF_SERVICE);
    }

    @Get("/{payment_id}/status")
    @Operation(
            operationId = "getPaymentStatus",
            summary = "What became of a payment",
            description = "By invoice id or payment UUID; one's own, those of others with payment_read.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    InvoiceResponse status(Caller caller, @PathVariable("payment_id") @Size(max = 64) String paymentId) {
        return read(caller, paymentId, Desk.SELF_SERVICE);
    }

    @Get("/history")
    @Operation(operationId = "getPaymentHistory", summary = "Payment history, newest first")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    PaymentHistoryResponse history(
            Caller caller,
            @Nullable @QueryValue("user_uuid") UUID userUuid,
            @QueryValue(value = "offset", defaultValue = "0") @Min(0) int offset,
            @QueryValue(value = "limit", defaultValue = "50") @Min(1) @Max(100) int limit) {
        ListPayments.Page page = listPayments.history(caller, new ListPayments.Query(userUuid, offset, limit));
        List<PaymentHistoryItem> items =
                page.payments().stream().map(PaymentHistoryItem::of).toList();
        return new PaymentHistoryResponse(items, items, page.total(), offset, limit);
    }

    @Get("/methods")
    @Operation(operationId = "listPaymentMethods", summary = "Payment methods")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    List<PaymentMethod> methods() {
        return listMethods.list().stream()
                .map(method -> new PaymentMethod(
                        method.id(), method.name(), MethodType.valueOf(method.type()), method.enabled()))
                .toList();
    }

    private InvoiceResponse create(Caller caller, CreateInvoiceRequest body, Desk desk) {
        var command = new CreatePayment.Command(body.userUuid(), body.planId(), body.currency(), desk);
        return switch (createPayment.create(caller, command)) {
            case Outcome.Opened(Payment payment) -> InvoiceResponse.of(payment);
            case Outcome.NoSuchUser _ -> throw ProblemException.of(HttpStatus.NOT_FOUND, "User not found");
            case Outcome.NoSuchPlan _ -> throw ProblemException.of(HttpStatus.NOT_FOUND, "Plan not found");
            case Outcome.NothingToPay _ -> throw ProblemException.of(HttpStatus.BAD_REQUEST, "This plan is free");
            case Outcome.CurrencyNotAccepted _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "This plan cannot be paid in that currency");
            case Outcome.NoProvider _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "No payment method is available");
        };
    }

    private InvoiceResponse read(Caller caller, String reference, Desk desk) {
        return readPayment
                .read(caller, reference, desk)
                .map(InvoiceResponse::of)
                .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "Invoice not found"));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateInvoiceRequest")
    record CreateInvoiceRequest(
            @NotNull @Schema(description = "an account's or a VPN user's")
            UUID userUuid,

            @NotBlank @Size(max = 100) @Schema(description = "plan UUID or plan name")
            String planId,

            @NotNull
            @Pattern(regexp = "^[A-Z]{3}$")
            @Schema(description = "the plan's own, or BTC, TON, ETH, LTC, BNB or TRX to settle in that asset")
            String currency) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "PaymentHistoryResponse")
    record PaymentHistoryResponse(
            List<PaymentHistoryItem> payments,
            @Schema(description = "the same list") List<PaymentHistoryItem> items,
            long total,
            int offset,
            int limit) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "PaymentMethod")
    record PaymentMethod(String id, String name, MethodType type, boolean enabled) {}

    /** In the contract's words. */
    @Schema(name = "PaymentMethodType")
    enum MethodType {
        crypto,
        card
    }
}
