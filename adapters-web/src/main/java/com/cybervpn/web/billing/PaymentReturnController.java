package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.ReturnPayment;
import com.cybervpn.application.billing.port.in.ReturnPayment.Outcome;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records money that went back, for admins. */
@Controller("/api/v1/admin/payments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "payments")
class PaymentReturnController {
    private final ReturnPayment returnPayment;

    PaymentReturnController(ReturnPayment returnPayment) {
        this.returnPayment = returnPayment;
    }

    @Post("/{payment_id}/return")
    @Operation(
            operationId = "returnPayment",
            summary = "Record a refund or a chargeback",
            description = "The commission on it is taken back as far as the balance reaches, and renewal ends.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    PaymentHistoryItem giveBack(
            Caller caller, @PathVariable("payment_id") UUID paymentId, @Body @Valid ReturnPaymentRequest body) {
        var command = new ReturnPayment.Command(
                new PaymentId(paymentId),
                body.kind().meaning,
                body.reason(),
                !Boolean.FALSE.equals(body.withdrawAccess()));
        return switch (returnPayment.giveBack(caller, command)) {
            case Outcome.Recorded(Payment payment) -> PaymentHistoryItem.of(payment);
            case Outcome.NoSuchPayment _ -> throw ProblemException.of(HttpStatus.NOT_FOUND, "Payment not found");
            case Outcome.NotPaid _ -> throw ProblemException.of(HttpStatus.BAD_REQUEST, "Nothing was paid");
            case Outcome.AlreadyReturned _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "The payment was returned before");
        };
    }

    /** How money went back, in the API's words. */
    @Schema(name = "PaymentReturnKind")
    enum Kind {
        refund(PaymentState.Return.REFUND),
        chargeback(PaymentState.Return.CHARGEBACK);

        private final PaymentState.Return meaning;

        Kind(PaymentState.Return meaning) {
            this.meaning = meaning;
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ReturnPaymentRequest")
    record ReturnPaymentRequest(
            @NotNull Kind kind,
            @NotBlank @Size(max = 500) String reason,

            @Nullable @Schema(description = "take the bought days away again; true when left out")
            Boolean withdrawAccess) {}
}
