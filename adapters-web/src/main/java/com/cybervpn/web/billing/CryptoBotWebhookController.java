package com.cybervpn.web.billing;

import com.cybervpn.web.operations.WebhookAck;
import com.cybervpn.web.operations.WebhookIntake;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Crypto Pay tells of paid invoices. */
@Controller("/api/v1/webhooks/cryptobot")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "webhooks")
class CryptoBotWebhookController {
    private final WebhookIntake intake;

    CryptoBotWebhookController(WebhookIntake intake) {
        this.intake = intake;
    }

    @Post
    @Consumes(MediaType.ALL)
    @Operation(
            operationId = "cryptobotWebhook",
            summary = "Update from Crypto Pay",
            description = "Signed: hex HMAC-SHA256 of the raw body, keyed with the SHA-256 of the app token.",
            security = @SecurityRequirement(name = "cryptobotSignature"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CryptoBotUpdate.class)))
    @Fails.BadRequest
    @Fails.TooManyRequests
    WebhookAck receive(@Body byte[] body, @Nullable @Header("crypto-pay-api-signature") String signature) {
        WebhookIntake.Taken taken = intake.take("cryptobot", body, signature);
        return WebhookAck.ofUpdate(taken, invoiceId(taken.payload()), updateType(taken.payload()));
    }

    private static @Nullable String invoiceId(Map<String, @Nullable Object> payload) {
        return payload.get("payload") instanceof Map<?, ?> invoice && invoice.get("invoice_id") instanceof Number id
                ? id.toString()
                : null;
    }

    private static @Nullable String updateType(Map<String, @Nullable Object> payload) {
        return payload.get("update_type") instanceof String type ? type : null;
    }

    /** What the document says of the body; it is read from the raw bytes, which are what is signed. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CryptoBotUpdate")
    record CryptoBotUpdate(
            @Nullable Long updateId,

            @Schema(description = "invoice_paid is the only type acted on")
            String updateType,

            @Nullable @Schema(format = "date-time") String requestDate,
            CryptoBotInvoice payload) {}

    /** As far as we read it. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CryptoBotInvoice")
    record CryptoBotInvoice(
            long invoiceId,
            @Nullable String hash,

            @Nullable String currencyType,

            @Nullable String asset,
            @Nullable String fiat,

            @Nullable @Schema(description = "decimal as string")
            String amount,

            String status,

            @Nullable String botInvoiceUrl,
            @Nullable String payUrl,

            @Nullable @Schema(description = "opaque text set at creation")
            String payload,

            @Nullable @Schema(format = "date-time") String paidAt,
            @Nullable @Schema(format = "date-time") String expirationDate) {}
}
