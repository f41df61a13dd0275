package com.cybervpn.web.operations;

import com.cybervpn.application.operations.port.in.ReadWebhookLog;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.WebhookDelivery;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks that came in. */
@Controller("/api/v1/admin/webhook-log")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "admin")
class WebhookLogController {
    private final ReadWebhookLog readLog;

    WebhookLogController(ReadWebhookLog readLog) {
        this.readLog = readLog;
    }

    @Get
    @Operation(operationId = "getWebhookLog", summary = "Webhook log, newest first")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    List<WebhookLogResponse> read(
            Caller caller,
            @QueryValue(value = "page", defaultValue = "1") @Min(1) int page,
            @QueryValue(value = "page_size", defaultValue = "20") @Min(1) @Max(100) int pageSize) {
        return readLog.read(caller, page, pageSize).stream()
                .map(WebhookLogResponse::of)
                .toList();
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "WebhookLogResponse")
    record WebhookLogResponse(
            UUID id,

            Source source,

            @Nullable @Schema(maxLength = 100) String eventType,
            @Schema(description = "without credentials") Map<String, Object> payload,
            @Nullable Boolean isValid,
            @Nullable String errorMessage,
            @Nullable Instant processedAt,
            Instant createdAt) {

        @SuppressWarnings("NullAway") // members of a JSON object may be null
        static WebhookLogResponse of(WebhookDelivery delivery) {
            return new WebhookLogResponse(
                    delivery.id(),
                    Source.valueOf(delivery.source()),
                    delivery.eventType(),
                    delivery.payload(),
                    delivery.valid(),
                    delivery.error(),
                    delivery.processedAt(),
                    delivery.createdAt());
        }
    }

    /** Who sends us webhooks, in the contract's words. */
    @Schema(name = "WebhookSource")
    enum Source {
        remnawave,
        cryptobot
    }
}
